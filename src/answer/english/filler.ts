/** Words of English that name nothing a plan could print (内容のない語): what is left beside them is a matter that the glossary does not know. */
const WORDS = `
able above across actual actually add added adding additional after again ago ahead aim aims along already although altogether always am amid
anyone anything apart appear appears area around aside ask asked asks aspect at available away back basically basis became because become becomes
been before beginning behind being believe below best better beyond bit break broad busy buy call came cannot care carried carries carrying case cause
caused certain certainly chance change changed changes changing choose chose chosen clear clearly close closely come comes coming common compared
complete completed completely concern concerned concerning concerns conclude concluded condition connection consist contain contains continue
continued continuing cost could count counted counting cover covered covers create created creating current currently daily date deal dealing deals dealt
decide decided decides decision depend description detail details did different difficult directly does doing done don't down due early easier easily easy
effort efforts either else enable enabled encourage encouraged encourages encouraging end ended ends enough ensure entire entirely especially even ever every
everyone everything exact exactly example exist existing exists expect explain explained face faced fact fairly fall falls far feature few fewer figure
figures fill filled finally find finish finished finishing first fit five focus following follows form former found four frequently full fully further future
gain gave general generally gets getting give given gives giving goal goes going gone good great greater group growing had half handed handles handling
happen happened happens hard hardly having he help helped helping helps her here high higher his hit hold holding hope hoping idea important improve
improved improves improving include included includes including increase increased increasing indeed indicate indicates instead intend intends involve
involved involves involving issue item items itself job join joined just keep keeping keeps kept kind know known large larger last late later latest launch
launched launches lead leading least leave led less let letter level likely list listed listing little live lives living locate located location long longer look
looked looking looks lot lots low lower mainly major making manage manager many matter matters maybe mean means meant measure measures meet meeting mention
mentioned met might mind mine more most mostly move moved moving much must named namely name near nearby nearly necessary need needed needing never next nor
normal normally note noted nothing now number numbers obtain occur offer offered offering offers officially often okay old once one ones only onto open
opened opening operate operator order ordinary original originally others otherwise ought overall owner owners paid part particular particularly party pass
past pay paying pays per perhaps period person pick picked piece pieces place placed places plan planned please plus point points possible possibly pose
potential present presently previous previously print printed prior probably problem problems proceed process produce produced product program programme programmes programs project
projects promote promoted promotes promoting proper properly proposed provide provided provides providing purpose put puts putting quality question quick
quickly quite raise range rather reach reached reaches reaching reaction read ready real really reason recent recently reckon record recorded refer regard
regarding regards regular regularly relate related relating remain remaining remains remind reminded reminding remove removed report reported reports
require required requires respect respective respectively responsible rest result results return right rise role run running said same saw say saying says
scale schedule scheduled second section see seeing seek seem seems seen sees send sent separate serious serve served set sets setting settings several shall shape she
short should show showed showing shown shows side significant similar simple simply since single six size small smaller something sometimes soon sort
specific specifically spend spot spots stage stand standing stands start started starting starts state stated states stating status stay step steps still stop
stopped story structure stuff subject successful such suggest suppose supposed sure table take taken takes taking talk talking target targeted task team
teams tell ten term terms text thank thanks that's themselves theme thing think third those though thought three through throughout thus time times title titles today
together told tomorrow too top topic total toward towards trend tried tries true try trying turn turned turns two under undergo unit until upcoming upon us use
used useful user uses using usual usually value values various vary very via view wait waiting want wanted wants was watch way ways we went were what whatever
whenever whereas whether whichever who whole whom whose why wide widely willing wish within without won't wonder wondering word words work worked working
works world would write written wrong yen yes yet you your yours function annual daily currently service services system systems facility document documents
according sheet appendix page chapter initiative initiatives action actions activity activities line entry entries indicator indicators metric metrics
division department office bureau team manager municipality local official officially city cities town district
money amount budgeted respond responding feel feeling feels expected attended attend reviewed draws lots class classes public sign signed contract contracts visit visited visits visiting attract attracting attracted usage adoption promotion wear wearing civic municipal check checked final reform building cutting station older outside sort away throw worry lose harder easier supporting support supported option options web electronic administrative restoring placement placements assess assessment
bring accept apply method special adjustment machine heading progressing temporary agree arrange avoid bear begin benefit build check clean close compete correct currently depend draw drive earn eat emphasis expand explore express finish focus gather guess handle hear host intend invite judge learn list maintain manage mark notice own perform plan post prepare present press prevent protect publish pull push raise recognise recognize recommend record repeat replace represent reserve save select sell serve ship sound spend spread step strengthen submit succeed suffer supply surround teach tend test touch track train transfer travel treat trust visit walk warn wash watch win won yield boost tackle tackling eye sight scheme schemes belong belonged belongs acronym abbreviation and or but initials approach first everything spread guys folks kids stuff anything someone somebody everybody family families home house life day days week weeks month months morning night time hours hour minute
january february march april may june july august september october november december monday saturday sunday weekday weekend
i'd i'm i've i'll you're we're they're isn't aren't doesn't don't didn't won't can't wasn't haven't hasn't what's where's who's how's it's there's let's
`;
const FILLER = new Set(WORDS.split(/\s+/u));

const JAPANESE = /[\p{Script=Han}\p{Script=Katakana}][\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー]*/gu;
/** The thing that is counted: from 「how many」 to its verb. */
const COUNTED =
  /\bhow many (?:of )?((?:(?!(?:is|are|was|were|does|do|did|will|would|should|has|have|had|can|could|in|at|for|of|under|by|with|from|to|that|who|which|on|per)\b)[a-z'-]+ ?){1,4})/iu;

const isFiller = (word: string): boolean => {
  const stem = word.replace(/(?:'s|s|ed|ing|ly)$/u, '');
  return FILLER.has(word) || FILLER.has(stem) || FILLER.has(`${stem}e`);
};

/** What is counted, or most of what is asked about, is a matter that nobody here has a word for. */
export function unknownMatter(question: string, japanese: string): boolean {
  const unknown = unknownWords(japanese);
  if (unknown.length === 0) return false;
  const [, counted = ''] = COUNTED.exec(question) ?? [];
  const head = counted.trim().toLowerCase().split(' ').at(-1) ?? '';
  if (head !== '' && unknown.includes(head)) return true;
  const known = new Set(
    japanese
      .split(/[、。]|は[何い]|の(?:令和|目標|担当課)/u)
      .slice(0, 1)
      .join(' ')
      .match(JAPANESE),
  );
  return unknown.length >= 2 && unknown.length * 2 > known.size;
}

/** Words in small Latin letters that neither the glossary nor the grammar knows: a matter of its own. */
export const unknownWords = (subject: string): string[] =>
  (subject.match(/(?<![\p{Script=Latin}\p{N}-])[a-z][a-z'-]{2,}(?![\p{L}\p{N}])/gu) ?? []).filter(
    word => !isFiller(word),
  );

/** The words that name nothing are no part of a subject. */
export const withoutFiller = (subject: string): string =>
  subject.replaceAll(/(?<![\p{L}\p{N}'-])[a-z][a-z']*(?![\p{L}\p{N}'-])/gu, word => (isFiller(word) ? ' ' : word));

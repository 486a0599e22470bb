/**
 * English words that only put a question (尋ね方の英語): how much of what, until when, who does it. A plan prints none of
 * them; what an item is about is said by the others. Base forms, as the tokeniser has them.
 */
const lines = [
  // verbs of planning and doing
  'plan want aim hope intend expect target set reach achieve carry happen handle start begin finish complete put keep let need try go going come',
  'become becoming did done made making used using use being get getting got gotten take taken taking see seen say said call called know find look want work run',
  'think believe suppose supposed schedule scheduled propose planned doing concern concerning regard regarding relate related base based accept accepting',
  'bring brought add added include including consist involve involved cover covered deal dealing care provide provided provid receive received offer offered',
  'sign signed open opened buy bought hold held raise raised raising turn turned change changed make responsible charge decide decided mean meant apply',
  'available able possible likely main major different new current currently present future recent overall various certain specific particular own other another same',
  // amounts and their measure
  'number amount total share percentage percent rate ratio proportion sum figure value count level quantity degree half third quarter average extent size yen thousand million billion people person case time',
  'annual annually yearly per year month day date period end beginning middle fiscal term final last first next every once twice again already still yet soon finally eventually',
  'actual actually really exactly approximately roughly around almost nearly least most fewer less further additional combined altogether',
  // what every item of every plan is
  'city town municipality municipal local government project program programme scheme measure item initiative area region place part section division department office policy document activity activities member individual citizen center centre support spot site system process management comprehensive purpose field aspect result effort thing way kind type sort name list detail information question answer',
  // small words that the tokeniser lets through
  'against until till toward towards between among through throughout across upon onto off up down out before after because since while though although whether either both neither nor too very just even ever never so therefore however',
  'he she him her his hers us them someone anyone everyone something anything everything here now today whatever whichever',
  'am cannot couldn wouldn shouldn didn doesn don isn aren wasn weren hasn haven hadn won japan',
];

const ASKING: ReadonlySet<string> = new Set(lines.flatMap(line => line.split(' ')));

export const isAskingWord = (base: string): boolean => ASKING.has(base);

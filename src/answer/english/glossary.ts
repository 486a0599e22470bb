/**
 * Civic English and the words that Japanese plans have for it (行政の英和). One word each, where one is meant: what may
 * stand for several is left to the thesaurus. A word in the singular stands for its plural.
 */
import { escape } from '../question/wording.ts';
import { CIVIC_WORDS } from './civic-words.ts';

const WORDS = `
# what residents ask for, though few plans print it
人口 = population; people live in; people living in; residents live in; inhabitants
給与 年収 = annual salary; average salary; average annual salary; yearly salary
給与 = salary; salaries; wage; monthly pay
失業率 = unemployment rate
失業 = unemployment
交通事故 = traffic accident; car accident; road accident
交通事故件数 = number of traffic accidents
犯罪 = crime
入場料 = entrance fee; admission fee; admission; ticket price
利用料 = cost to use; cost to rent; cost to hire; rental fee; rent for using; price for using; cost to join; cost to enter; cost to park
開館時間 = opening hours; opening time; what time; closing time; open on Saturdays; open on Sundays; open on weekends
予約 = reserve; reservation; book a; booking
電話番号 = phone number; telephone number; contact number
住所 = address
給水 水道 = tap water; water supply; water bill
水道料金 = water charge; water rate; water bill
自動車税 = car tax; tax on my car; vehicle tax
固定資産税 = property tax; fixed asset tax
住民税 = resident tax; residents' tax; inhabitant tax
税収 = tax revenue; tax income
税率 = tax rate
出生数 = births; number of births; babies born
出生率 = birth rate
高齢化率 = aging rate; share of elderly people
市長 = mayor
市議会 = city council; city assembly
議員 = council member; councillor
選挙 = election
投票率 = turnout; voter turnout
病院 = hospital
医師 = doctor; physician
看護師 = nurse
地震 = earthquake
台風 = typhoon
洪水 = flood
火災件数 = number of fires
救急車 出動 = ambulance dispatch; ambulance call
救急車 = ambulance
警察 = police
家賃 = rent for an apartment; monthly rent
地価 = land price; price of land
物価 = prices in
天気 = weather
電気自動車 = electric car; electric vehicle
太陽光発電 = solar power; solar panel
再生可能エネルギー = renewable energy
水族館 = aquarium
動物園 = zoo
空港 = airport
地下鉄 = subway
映画館 = cinema
温泉 = hot spring
宿泊者数 = overnight guests; overnight stays
ホテル = hotel
外国人 観光客 = foreign tourist; foreign visitors; inbound tourist; overseas visitors; inbound
排出量 = emissions; emit; emitted
離職率 = turnover rate; quit rate
合計特殊出生率 = total fertility rate
生徒数 = number of students
いじめ = bullying
不登校 = truancy; not attending school; school refusal; school refusers
学力 = academic ability; test scores
奨学金 = scholarship
児童手当 = child allowance; child benefit
医療費助成 = medical expense subsidy; medical cost subsidy; medical subsidy
小児医療費助成 = medical expenses for children; children's medical expense subsidy; child medical subsidy; children's medical costs
# general
愛称 = nickname
上限 = limit
所管部長 = department director; director of the department; head of the department
課題 = issue; challenge
子育て支援 = child-care support; childcare support; child care support
民間委託 = outside contractor; contractor
施設 = facility; facilities
市有財産 有効活用 = effective use of city-owned property; making use of city property; use of city-owned property
市有財産 = city-owned property; city property; municipal property
スポーツ施設 = sports facility; sports facilities
一体的運用 = run together; operated together; managed together; integrated operation
駅 = train station; railway station; station front
支援専門員 = support specialist; support expert
# money
市税徴収率 = city tax collection rate; municipal tax collection rate; tax collection rate
市税収納率 = city tax payment rate
収納率 = collection rate; payment rate; payment collection rate
現年分 = current-year; current year portion
介護保険料 = long-term care insurance premium; nursing care insurance premium; care insurance premium; long-term care premium
国民健康保険料 = national health insurance premium
国民健康保険税 = national health insurance tax
後期高齢者医療保険料 = medical insurance premium for the late-stage elderly; late-stage elderly medical insurance premium; medical insurance premium for people over 75
保育料 = nursery fee; daycare fee; childcare fee; nursery school fee
市営住宅使用料 = municipal housing rent; public housing rent; city housing rent
ふるさと納税 個人版 と 企業版ふるさと納税 = hometown tax for individuals and for companies; hometown tax donations by individuals and by companies; individual and corporate hometown tax
ふるさと納税 個人版 = individual hometown tax donation; personal hometown tax donation; individual hometown tax; hometown tax for individuals; hometown tax donation from individuals
企業版ふるさと納税 = corporate hometown tax donation; corporate hometown tax; company hometown tax; hometown tax for companies; hometown tax donation from companies
ふるさと納税 = hometown tax donation; hometown tax payment; hometown tax; furusato nozei
寄附金受入額 = amount of donations; donations received; donation revenue
寄附件数 = number of donations
寄附 = donation; donate; donated
返礼品 = return gift; thank-you gift
クラウドファンディング = crowdfunding
ネーミングライツ = naming rights; right to name; name sponsorship; facility naming rights
自動販売機 = vending machine; drink machine; drinks machine
雑誌スポンサー = magazine sponsor; magazine sponsorship; sponsor for magazines; sponsors of library magazines
広告料収入 = advertising revenue; advertising income; ad revenue; income from advertising; earn from advertising; revenue from ads
チップ = tip box; tip; tipping
市債 発行額 = new borrowing; bond issuance; issue of municipal bonds; newly issued bonds; bonds issued
市債 = municipal bond; city bond; city debt
公債費 = debt service; debt repayment cost; bond repayment
基金 = fund
財政調整基金 = fiscal adjustment fund; financial adjustment fund; rainy-day fund; rainy day fund
特定目的基金 = special-purpose fund; specific-purpose fund; earmarked fund
市街地再開発基金 = urban redevelopment fund; redevelopment fund
積立 = set aside; put aside; saved up; put into; deposit into; paid into
残高 = balance; outstanding balance
上限 = ceiling; upper limit; cap
受益者負担 = user-pays principle; beneficiary-pays; cost borne by users; user charges
使用料 = usage fee; user fee; facility fee; charge for using
手数料 = handling fee; service charge
有料化 = charging for; charge for; making residents pay for; paid collection; introducing fees for
補助金 = subsidy; subsidies; grant to organisations
債権 = claim; debts owed to the city
滞納 = arrears; unpaid tax; unpaid taxes; delinquent
経常収支比率 = ordinary balance ratio; current account ratio; current balance ratio
経常経費 = ordinary expense; recurring cost; ordinary expenditure
一般会計 = general account
病院事業会計 = hospital account; hospital business account
借地料 = land rent; rent for leased land; ground rent
償還率 = repayment rate; redemption rate
中小企業集団化用地 = land for grouping small businesses; land set aside for grouping small businesses; land for small-business clusters; small business cluster land
事業公社 = public corporation; city corporation
財政の健全化 = sound finances; fiscal soundness; sound fiscal management
財政運営 規律 = fiscal discipline
歳出改革 = expenditure reform; spending reform
未利用 市有地 = unused city land; idle city land; unused municipal land; city-owned land
売却 = sell off; sell; selling; sold; sale
# reform and office work
事務事業の見直し = administrative project review; administrative program review; administrative programme review; review of administrative projects; review of administrative programs; review of administrative programme; review of administrative program; reviewing programmes; programme review; program review; project review
事務事業評価 = programme evaluation; program evaluation; administrative evaluation
行政評価制度 = administrative evaluation system; policy evaluation system
施策評価 = policy evaluation
内部統制 = internal control
電子決裁 = electronic approval; approvals done electronically; digital approval; e-approval
財務会計システム = accounting system; financial accounting system
電子契約 = electronic contract; electronic contracting; e-contract; digital contract
電子申請 = online application; electronic application; e-application; apply online
オンライン申請 = online applications made
手続 = procedure; formality; formalities; paperwork
電子感謝券 = electronic thank-you voucher; digital thank-you voucher; electronic thank you voucher; e-thank-you ticket; electronic gratitude ticket; digital gratitude voucher
RPA = robotic process automation
生成AI = generative AI
AI = artificial intelligence
DX = digital transformation
業務削減時間数 = working hours saved; work hours saved; hours of work saved; working hours cut; hours saved
標準化 = standardization; standardisation; standardized; standardised
ケースファイル = case file; case record
相談業務 = counselling work; consultation work
公開型GIS = online city map; online map service; online city map service; web map; public map website; map website
アクセス数 = hits; page views; number of accesses; access count; website visits
キャッシュレス = cashless payment; cashless; going cashless; getting rid of cash payments; paying without cash; pay by card; pay by smartphone
ペーパーレス = paperless; less paper; paper reduction; going paperless
保存文書量 = paper documents kept; stored documents; paper per employee; amount of documents kept; documents stored; keep less paper; amount of paper stored
職員一人当たり = per employee; per staff member; per worker
情報セキュリティ = information security; cyber security
オープンデータ = open data
ホームページ = website; web site; homepage; web page
掲載情報数 = information items; number of items posted; pieces of information; number of posts
総合窓口 = one-stop counter; one-stop service; one stop desk; all-in-one counter
窓口 = service counter; counter; help desk
証明書 = certificate; official document
税証明 = tax certificate
戸籍 = family register
住民票 = resident certificate; resident record; certificate of residence; residence certificate
自動交付機 = certificate machine; automatic certificate machine; machine that prints out certificates; machines that print out; certificate vending machine; automated issuing machine
コンビニ交付 = convenience store issuance; certificates at convenience stores; issued at convenience stores; certificates from convenience stores
マイナンバーカード = My Number card; individual number card; my number
窓口センター = service centre; branch counter; station counter
待ち時間 = waiting time
公用車 = official car; city vehicle; official vehicle
公共施設 = public facility; public facilities; city facility; city facilities
公共建築物 = public building; city building
老朽化 = aging; ageing; deterioration; getting old; worn out; dilapidation
長寿命化 = extending the life; longer life; life extension
包括管理委託 = comprehensive management contract; comprehensive outsourcing; bundled maintenance contract; bundled facility management
指定管理者 = designated manager; designated administrator
公募 = open competition; open call; public invitation
公募なし = without open competition; without open call; without a public call
民間委託 = contracting out; contracted-out; contracted out; outsourced; outsource; outsourcing; private contractor
アウトソーシング = outsourcing measures
民間提案制度 = private-sector proposal scheme; private proposal scheme; proposals from private companies; proposals by private companies; private sector proposals; proposed by private companies; proposed by companies
民間 = private sector; private company; private companies; private
公民連携 = public-private partnership; together with private companies; run with private companies
PPP/PFI 優先的検討 = PPP/PFI priority review; priority review of PPP/PFI; PPP/PFI priority consideration; PPP/PFI priority examination; PPP/PFI reviews
Park-PFI = Park-PFI; park PFI
成果連動型民間委託契約方式 = pay-for-success; pay for success; social impact bond; pay-by-results; outcome-based contract
ガイドライン = guideline
業務継続計画 = business continuity plan; continuity plan
内部 = internal
組織 = organisation; organization
職員 = staff; employee; city worker; city staff; city official; city employee; civil servant
ベテラン職員 = experienced staff; veteran staff; veteran employee; experienced employee; senior staff
60歳 = age 60; over 60; sixty
社会人採用 = mid-career hire; mid-career people; mid-career recruitment; hiring of mid-career; hire people with work experience; mid-career workers; people with work experience
採用 = recruitment; hire; hiring; recruit
採用試験 = employment exam; recruitment exam; hiring exam
申込者数 = number of applicants; applicants
定員管理 = staffing plan; staff numbers; headcount; number of employees
人事評価 = personnel evaluation; performance review; performance evaluation; performance appraisal; staff evaluation; staff appraisal
勤勉手当 = bonus; bonuses; diligence allowance
昇給 = pay raise; pay rise; salary increase
処遇 = treatment of staff; pay and treatment
時間外勤務 = overtime; overtime work; extra hours; working late
時間外勤務時間数 = overtime hours; hours of overtime
育休 = paternity leave; childcare leave; parental leave
育休取得率 = paternity leave rate; share of fathers taking leave
男性 = male; men; father
年休取得率 = paid leave rate; annual leave taken; share of paid leave
年休 = paid leave; annual leave; paid holiday
テレワーク = telework; remote work; working from home
柔軟な働き方 = flexible working; flexible work styles; flexible work
ウェルビーイング経営 = well-being management; wellbeing management
モラル = morale; morals; ethics
経営感覚 = cost awareness; sense of management; business sense; management sense; cost consciousness
研修 = training; training course
研修受講後 = after training; after the training
理解度 = level of understanding; understood the content
自主研究グループ = voluntary study group; self-study group; staff study group; independent study group; independent research group
職員提案 = staff suggestion; suggestions from staff; employee proposal; ideas from staff
業務改善 = work improvement; process improvement; improve work
業務量調査 = workload survey; survey of workload
働き方改革 = work style reform; workstyle reform
フリーアドレス = hot-desking; hot desking; free seating; no fixed desks
庁舎 = city hall building
分庁舎 = annex; city hall annex; annex building; new annex
市役所 = city hall; city office; town hall
EBPM = evidence-based policy making; evidence-based policy; evidence-based policymaking
エビデンス = evidence
公会計化 = public accounting; moving into public accounting; put into the city's accounts; city accounting; bring into the city's accounts
広域連携 = cooperation with other cities; intermunicipal cooperation; cooperation with neighbouring cities; cooperation with neighboring cities
大学 企業 協定 = agreements with universities and companies; partnership agreements with universities and companies; universities and companies
協定 = agreement; pact; accord
協定団体数 = partner organisations; partner organizations; number of partner organisations; number of partner universities and companies; number of partner organizations; partner bodies; organisations with an agreement; organizations with an agreement
様々な主体との連携推進事業 = partnership promotion project; partnership project; cooperation with various partners; working with various partners; collaboration with various parties; cooperation with various actors; working with other partners; cooperation with various bodies
# waste and environment
可燃ごみ = burnable garbage; burnable waste; combustible waste; burnable rubbish; combustible garbage; burnable trash
不燃ごみ = non-burnable garbage; incombustible waste; non-burnable waste; unburnable
ごみ収集 = garbage collection; rubbish collection; trash collection; waste collection
ごみ = garbage; rubbish; trash; household waste
資源化 = recycling; recycle
剪定枝 草木類 = garden waste; plants and branches; pruned branches
ポイ捨て ごみ散乱 = littering; litter
不法投棄 = illegal dumping; fly-tipping
最終処分場 = landfill; dump site
二酸化炭素 CO2 排出量 = CO2 emissions; carbon dioxide emissions; carbon emissions; greenhouse gas emissions
CO2 削減率 = CO2 cut; CO2 be cut; CO2 reduction; cut its carbon dioxide; cut its CO2; carbon cut; reduced its CO2; reduction in CO2
CO2 = carbon dioxide; carbon; CO2
省エネ = energy saving; saving energy; energy conservation
環境学習 = environmental education; environmental learning; learning about the environment
みどりのカーテン = green curtain; plant curtain
合併処理浄化槽 = septic tank; combined septic tank; johkaso; combined household septic tank
下水道 = sewerage; sewage; sewer; sewer pipe; sewer system; sewer line; sewers
公共下水道 整備 = building public sewers; sewer construction; extending the sewer pipes; extend the sewers; laying sewers
下水道使用料 = sewerage charge; sewer fee; sewerage fee
下水道事業 = sewerage business; sewerage works
広域化・共同化 = regional integration; wide-area and joint operation; joint operation with other cities
雨水 浸水対策 = flood control; flood prevention; measures against flooding; stormwater
水路 = waterway; ditch; canal
農道 = farm road
原材料支給 = material supply; supply of materials; supplying residents with gravel; supplying gravel; gravel; supplying materials; materials for repairing; raw materials
生活道路 = neighbourhood road; neighborhood road; local road; residential street
# welfare and health
認知症 = dementia
高齢者 = elderly people; older people; elderly; senior citizen; old people; seniors; aged people
ひとり暮らし = living alone; people who live alone; live alone; lives alone
介護予防教室 = preventive care class; care prevention class; frailty prevention class; class to prevent needing care; classes to keep people from needing care
介護予防 = preventive care; care prevention; preventing the need for care
介護支援ボランティアポイント = care support point volunteer; care volunteer point; care support volunteer points; volunteer points for care; nursing care volunteer points; care-support volunteer point
地域包括支援センター = community comprehensive support center; community general support center; comprehensive community support center; comprehensive support center; community comprehensive support centre; comprehensive support centre
在宅医療 介護 連携 = home medical care; cooperation of home medical care and nursing care; medical care at home
障がい者 = people with disabilities; disabled people; persons with disabilities; disabled person; disabled
相談支援事業所 = consultation support office; counselling support office; support office for consultations; consultation support provider
就労移行支援 就労継続支援 = employment transition and similar services; employment transition support; employment transition; work transition services; job transition
就労支援 = employment support; job support; help finding work; help finding a job
成年後見 = adult guardianship; guardianship
市民後見人 = citizen guardian; lay guardian
ボランティア = volunteer
福祉 = welfare
地域福祉 = community welfare; local welfare
生活困窮者 = people in need; needy people; poor people
生活保護 = public assistance; welfare benefits
民生委員 = welfare commissioner
虐待 = abuse; mistreatment
児童虐待 = child abuse
虐待防止 研修会 = training on abuse prevention; abuse prevention training; abuse prevention workshop
DV 相談 = domestic violence consultation; consultations about domestic violence; DV consultation
DV = domestic violence
こころサポーター養成研修 = kokoro supporter training; mental health supporter training; mental health training
自殺対策 = suicide prevention; preventing suicide
がん検診 = cancer screening; cancer check
受診率 = screening rate; uptake; examination rate
検診 = check-up; checkup; health check; medical check
特定保健指導 = specific health guidance; health guidance
予防接種 ワクチン = vaccination; vaccinated; vaccine; vaccinate; shots
接種率 = vaccination rate; share vaccinated
新型コロナウイルス = coronavirus; COVID-19; COVID; corona
休日夜間急患診療所 = holiday and night-time emergency clinic; night-time emergency clinic; holiday emergency clinic; weekend and night clinic; after-hours clinic; holiday and night clinic
救急医療 = emergency hospital; emergency medical care; emergency medicine
かかりつけ医 = family doctor; regular doctor; primary care doctor; home doctor
講座 = lecture; course; seminar
参加者数 = participants; number of participants; attendance; people attending
食育 = food education; dietary education
歯科 = dental; dentist
妊婦健康診査 = prenatal check-up; check-ups during pregnancy; pregnancy check-up; maternity check-up
産婦健康診査 = check-up after giving birth; check-ups after giving birth; postnatal check-up; postpartum check-up; check-ups after childbirth; postpartum health check
妊娠 出産 = pregnancy and childbirth; pregnancy and birth
健康バス = health bus
スポーツ = sport
# children and schools
子育て = child-rearing; child rearing; raising children; parenting
子育て支援センター = child-rearing support center; parenting support center; childcare support center
子育てワークショップ = parenting workshop; child-rearing workshop; workshop for parents
つどいの広場 = parent-and-child space; parent and child space; meeting place for parents; Tsudoi no Hiroba
保育所 = nursery school; nursery; daycare center; day nursery; daycare; nurseries
保育 = childcare; child care
一時利用 = temporary care; drop-in care
待機児童 = waiting list; nursery waiting list; children on the waiting list; waiting children
児童コミュニティクラブ = after-school children's club; children's community club; after-school club; after-school care club; after school club; after-school day care
放課後子ども教室 = after-school kids' class; after-school children's class; after-school class; after school kids' class; after-school classroom
放課後 子どもの居場所 = places for children after school; somewhere for children to go after school; where children can go after school
子どもの居場所 = place for children; places where children can be
民間学童クラブ = private after-school club
ひとり親家庭 = single-parent family; single parent; single-parent household; single mother
子どもの貧困 = child poverty
子ども・若者 = children and young people
青少年 = youth; young people
児童 = schoolchild; schoolchildren; pupil
子ども = child; children; kids
小学校 = elementary school; primary school
中学校 = junior high school; middle school; junior high
小中学校 = elementary and junior high schools; schools
学校給食 = school lunch; school meal
学校給食費 = school lunch fee; lunch fee; lunch money; school meal fee
給食調理 委託 = contracted-out school lunch cooking; outsourced school lunch cooking; lunch cooking contracted out; school lunch cooking
水泳授業 = swimming lesson; swimming class; swim class; pool lesson
民間施設 = private pool; private facility; private swimming pool; commercial pool
スクールカウンセラー = school counsellor; school counselor
スクールカウンセラー 相談回数 = consultations with school counsellors; consultations with school counselors; school counsellor consultations; school counselor consultations; counselling sessions at elementary schools
教育相談 = educational counselling; educational consultation
教育センター = Education Center; Education Centre
まなびの教室 = Manabi no Kyoshitsu
ことばの教室 = Kotoba no Kyoshitsu; speech classroom
通級指導教室 = special support classroom; resource room
受け入れ児童数 = number of children taken in; children taken in; planned to take in
外国語 英語 = English lesson; English class; English
ALT授業数 = ALT lesson; ALT English lesson; lessons with ALT; lessons by assistant language teachers
1学級 平均 = per class
外国語指導助手 ALT = assistant language teacher; foreign English teacher
小規模特認校 = small-scale special-enrolment elementary school; small-scale special school; special-enrolment school; special-admission school; specially approved small school; special enrollment school
教員 = teacher
徴収 = collecting; collect
通学路 = school route; route to school
教科担当制 = subject teacher system; subject-based teaching
図書館 = library; libraries
公民館 = community hall; kominkan; community centre; public hall
生涯学習 = lifelong learning
文化財活用事業 = heritage event; cultural-property event; cultural property event; heritage / cultural-property events
文化財 = cultural property; cultural properties; cultural heritage
日本遺産 = Japan Heritage
平和作文 = peace essay; essay about peace; peace essay contest
中学生平和の旅 = peace trip
平和 = peace
市民文化会館 = civic hall; cultural hall; citizens' hall; civic cultural hall
武道館 = martial arts hall; budokan
有料公園 = paid park; fee-charging park
総合運動公園 = general sports park; sports park
# disaster and safety
共同消防指令センター = shared fire command centre; joint fire dispatch center; joint fire command center; shared fire command center; joint fire dispatch centre; joint fire command centre; fire command centre; fire command center; fire dispatch center; fire dispatch centre; 119 centre; 119 center; emergency call centre; emergency call center; fire dispatch system
消防 = fire service; fire department; firefighting
消防署本署庁舎 = main fire station; headquarters fire station; fire station building
消防水利 消火栓 = fire hydrant; hydrant; water for firefighting
防災 = disaster prevention; disaster preparedness; disaster-prevention
災害 = disaster
災害時 = in a disaster; for disasters; during a disaster
避難所 = evacuation shelter; shelter; evacuation center
避難場所 = evacuation area; place of refuge
防災設備 整った公園 = parks with disaster-prevention equipment; park with disaster-prevention equipment; parks with disaster equipment; disaster-ready park
防災訓練 = disaster drill; emergency drill
耐震診断 = earthquake diagnosis; earthquake-resistance check; seismic diagnosis; earthquake resistance check
耐震 = earthquake-proof; earthquake resistance; quake-proof
くらし安心メール = safety e-mail; safety mail; security e-mail; safety email; safe life mail; safety and security e-mail
登録者数 = registered people; registered users; number of people registered; subscribers; people registered; number registered
防犯灯 = street light; security light
防犯 = crime prevention
空き家 = vacant house; empty house; abandoned house; akiya; vacant home
特定空き家 = specified vacant house; problem vacant house; dangerous empty house
消費生活相談 = consumer consultation; consumer affairs consultation; consumer complaint
交通安全教室 = traffic safety class; traffic safety lesson
ヘルメット = helmet
自転車 = bicycle; bike
自転車等駐車場 = bicycle parking; bike parking; bicycle parking lot; bicycle park
駐車場 = car park; parking lot; parking
大山駐車場 = car park in Oyama; parking lot in Oyama; Oyama car park; Oyama parking
# town, transport, industry
道路 = road; street
幹線道路 = arterial road; trunk road
橋りょう = bridge
歩道 = sidewalk; footpath; pavement
歩行空間 = walking space; pedestrian space
バリアフリー = barrier-free
ノンステップバス = low-floor bus; non-step bus; low-floor (non-step) bus; low floor bus; step-free bus
公共交通 = public transport; public transportation
公園 = park
公園愛護会 = park-care association; koen aigokai; park association; park-care group; park volunteer group; park care group; groups that look after parks; park friends group; park adoption group
公園遊具 = playground equipment; play equipment; park play equipment
雑草 草 公園 ダスト舗装 = parks where weeds don't grow so easily; weed-resistant parks; parks where weeds hardly grow; keeping weeds from growing; weed-proof parks
公園ベンチ 寄附 = donated bench; bench donation; park bench donation; donate a bench
管理 = manage; managed; management; maintain; maintained; maintenance; look after; looked after
街路樹 = street tree
市営住宅 = municipal housing; public housing; city housing; council housing; municipal housing estate
団地 = housing estate; housing complex
屋根 防水改修 外壁改修 = roof and outer walls; roof and exterior walls; roof and walls
産業用地 = industrial land; land for industry; industrial site
企業誘致 = attracting companies; bring companies to; attract businesses; attracting businesses
企業立地 = company location; companies setting up
商店街 = shopping street; shopping district
活性化イベント = event to liven up; lively event; event to revitalise; revitalization event; events to liven up the shopping streets
創業 = start-up; startup; starting a business; new business
観光客 = tourist; sightseer
入込観光客数 = number of tourists; number of visitors; visitor numbers; tourist numbers; visitors in the Oyama and Hinata area; visitors to the Oyama and Hinata area; tourists to the Oyama and Hinata area; tourist arrivals
観光地 公衆トイレ = tourist toilet; toilets at tourist spots; toilet for tourists; public toilets for tourists
トイレ = toilet; restroom
大山・日向地区 = Oyama and Hinata area
日向魅力アップ事業 = Hinata attraction project; Hinata charm project; project to make Hinata more attractive
比々多魅力再発見事業 = Hibita rediscovery project; rediscovering Hibita; Hibita charm rediscovery project
大山 = Oyama; Mt. Oyama; Mount Oyama
日向 = Hinata
比々多 = Hibita
成瀬 = Naruse
田中笠窪線 = Tanaka-Kasakubo road; Tanaka Kasakubo line
農業 = farming; agriculture
農地 = farmland
就農 = new farmer; becoming a farmer
有害鳥獣 被害額 = crop damage; damage to crops; damage by wild animals; damage from wild animals; amount of damage by wild animals; losses caused by animals
イノシシ シカ = wild boar and deer; boar and deer; boars and deer
有害鳥獣 = wild animal; wildlife; wild animals
森林 = forest; woodland
ロボット = robot
駅北口周辺地区整備 = north exit project; station north exit; area around the north exit; north exit area
土地区画整理 = land readjustment
景観 = landscape; townscape
矢羽根 = Yabane
市街化 = urbanisation; urbanization
# citizens
市民協働事業 = projects done jointly by residents and the city; citizen collaboration project; collaborative project; projects done together with citizens; joint projects with citizens; collaboration projects between citizens and the city; projects run jointly with residents
市民協働推進課 = Citizen Collaboration Promotion Division
市民協働 = citizen collaboration; collaboration with citizens
市民活動サポートセンター = citizen activity support center; citizens' activity support center; citizen activity support centre; citizens' activity support centre; citizen activities support center; civic activity support center
登録団体数 = registered groups; number of registered groups; registered organizations; registered organisations
団体数 = number of groups
自治会 = neighbourhood association; neighborhood association; residents' association
地域コミュニティ = local community; community ties
重要 = important; necessary; essential
市民実感度調査 = citizen perception survey; survey of citizens' perception; citizen survey; resident survey; survey of residents' perceptions
市民参加手法 = citizen participation initiative; methods of citizen participation; citizen participation method
市民参加 = citizen participation; resident participation; public participation
外国籍市民 = foreign resident; foreign citizen; foreigner
多文化共生 = multicultural; multicultural coexistence
医療通訳 = medical interpreter; medical interpreting; interpreter for hospitals; interpreter at the hospital
男女共同参画 = gender equality
特別相談 = special consultation
弁護士 = lawyer
法律相談 = legal advice; legal consultation
市民相談 = citizen consultation
広報 = public relations; city newsletter; publicity
シティプロモーション = city promotion
婚活 = marriage hunting; matchmaking; finding a spouse
# how plans are built
リーディングプロジェクト = leading project; lead project; flagship project
個別プロジェクト = individual project
基本方針 = basic policy; basic policies
重点目標 = priority goal; main goal; key goal
5つの力 = five "powers"; five powers; five pillars; five "powers" (pillars)
暮らし力 = living; livelihood
安心力 = security
活力 = vitality
都市力 = urban power
自治力 = self-governance; autonomy
施策 = policy; policies
その他効果 = other effects
再掲 [再] = marked as reprinted; reprinted; repeated
年次見直し = annual review
根拠 関連法令 = law; legal basis; based on which law
進捗 遅れ = behind schedule; delayed; running late
行財政改革推進本部 = administrative reform promotion headquarters; reform promotion headquarters
本部長 = chairs; head of the headquarters; chair
減収 = revenue fall; fall in revenue; lost revenue; revenue does expect to fall
狭あい = cramped; too small; lack of space
更新 = renewal; up for renewal; renew; renewed
試行 = trial; trying out; try out; pilot
受講者数 = people taken the course; people taking the course; have taken
累計 = cumulative; accumulated
`;

const START = 3;

/** `~` stands for any ending; a word in the singular for its plural. */
const pattern = (phrase: string): string => {
  const parts = phrase.split('~').map(part => escape(part).replaceAll(/[ -]/gu, '[ -]'));
  if (/[^aeiou]y$/iu.test(phrase)) return `${(parts[0] ?? '').slice(0, -1)}(?:y(?:'s)?|ies)`;
  return parts.join('[a-z]*') + (/[a-z]$/iu.test(phrase) ? "(?:e?s|'s?)?" : '');
};

const ENTRIES: readonly [phrase: string, japanese: string][] = (WORDS + CIVIC_WORDS)
  .split('\n')
  .filter(line => line.includes(' = '))
  .flatMap(line => {
    const [japanese = '', english = ''] = line.split(' = ');
    return english.split('; ').map((phrase): [string, string] => [phrase, japanese]);
  })
  .toSorted(([a], [b]) => b.length - a.length);

interface Entry {
  /** What must stand in a text: a regular expression costs a hundred times as much, the first time most of all. */
  stems: string[];
  phrase: string;
  japanese: string;
  isPhrase: boolean;
  rank: number;
}

/** By how the first word begins: few are tried on a question. */
const BY_START = Map.groupBy(
  ENTRIES.map(([phrase, japanese], rank): Entry => ({
    stems: phrase
      .toLowerCase()
      .replace(/y$/u, '')
      .split(/[ ~-]+/u),
    phrase,
    japanese,
    isPhrase: /\S[ -]\S/u.test(phrase),
    rank,
  })),
  ({ phrase }) => (/^[^ ~-]+/u.exec(phrase)?.[0] ?? phrase).replace(/y$/iu, '').toLowerCase().slice(0, START),
);

/** Made when a question first holds its letters: to make all of them takes a start-up's time for nothing. */
const wordsOf = new Map<string, RegExp>();
function wordsFor(phrase: string): RegExp {
  const known = wordsOf.get(phrase);
  if (known) return known;
  const words = new RegExp(`(?<![\\p{L}\\p{N}-])${pattern(phrase)}(?![\\p{L}\\p{N}])`, 'giu');
  wordsOf.set(phrase, words);
  return words;
}

function replaced(text: string, phrasesOnly: boolean): string {
  const plain = text.toLowerCase();
  const starts = new Set(
    plain.split(/[^a-z0-9/']+/u).flatMap(word => Array.from({ length: START }, (_, at) => word.slice(0, at + 1))),
  );
  return Array.from(starts)
    .flatMap(start => BY_START.get(start) ?? [])
    .filter(({ isPhrase, stems }) => (isPhrase || !phrasesOnly) && stems.every(stem => plain.includes(stem)))
    .toSorted((a, b) => a.rank - b.rank)
    .reduce((said, { phrase, japanese }) => said.replaceAll(wordsFor(phrase), ` ${japanese} `), text);
}

/** The words that the glossary knows, in Japanese; the others as they are. */
export const inPlanWords = (text: string): string => replaced(text, false);

/** Of two words and more: no part of them asks anything. */
export const inPlanPhrases = (text: string): string => replaced(text, true);

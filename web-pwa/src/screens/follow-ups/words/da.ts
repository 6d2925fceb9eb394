/** Danish words for slips: easy to say and to spell, and none that could hurt. */
export default `
åben åbne aborre abrikos ådal adræt advent æble æblegrød æblemost æbletræ ædelgran ædelsten ægte
ærlig ærme ært æske afsnit afspille aftale aften agerhøne agern agurk ahorn åkande akkord akrobat
aks aksel akvarel akvarium alf alfabet almanak aloe alpaka alt altan ametyst ananas and anekdote
anemone anhænger anker anorak ansjos antenne antik antilope appelsin åre arena årgang arkitekt
armbånd årsdag årstid artiskok ask asparges aster astronom atelier atlas atom automat avis
avisbud avocado azalea bacon bad badebold bådehus badekar badering badetøj bæk bækken bæltedyr
bændel bænk bære bæver bagage bagdør bage bageri bagsæde bagt baguette bakke bakspejl bål balance
balkon ballet ballon bålplads balsam bamse banan bånd banjo banke bark baryton bas basar basket
bassin basun batteri bed bedste begonia begynde beige bellis benzin besøge bikini bikube bil
billard bille billede binde bingo biograf birk bison bjælke bjerg bjørn blå blåbær blad blæse
blæst blåmejse blande blank blender blikdåse blinke blød blødkogt blok blomkål blomme blomst
blomstre blonde blues bluse bly blyant boble boblebad bøf bøg bogfinke bogmærke bogreol bogstav
bøje bold bølge bølle bolsje bolt bomuld bønne bonus bor bord borg børste bouillon bowling brænde
brandbil brasen bratsch bred bregne bremse brev brevdue brie briks bringe brise brisling bro
broccoli broche brød broderi lærke broget brøle brombær bronze brosten brunch brunkage brus
bruser bud budding bue buffet bugt bukser bulgur bundt burger bus busk busstop butik byde bydel
byg bygge bytte bytur cabaret camping campist cardigan cashew cedertræ cello cembalo chance
chauffør cheddar chili cirkel cirkus citat citron computer couscous creme cricket curling cykel
cykelbud cykelsti cykle cykling cylinder cypres dæk dag daggry dahlia dal dam damp dampskib dans
dart dåse datter dej dejlig dele delfin delle denim depot dessert dessin diadem diamant digt
digter dild dilemma diplom dirigent disk dobbelt døgn domino dompap dør dørmåtte dørslag dørtrin
dovendyr dråbe drage dragt dreje dreng dressing drivhus drøm dromedar drømme dronning drossel
drue dryppe due duft dug dugfrisk dukke dukkehus dun dur dusin dyb dygtig dykke dykning dyne
dyrehave dyrepark dyrlæge edderkop eddike ederfugl efeu efterår eger egetræ ekko elastik elefant
elegant elev elevator elg elkedel elm emalje emblem emhætte emu ene eng engel erantis espalier
espresso etage etiket eventyr fabrik fad fælled færge fætter fagot fakkel falk falkoner fanfare
får farve farverig fasan faster feje feltseng fenner fennikel ferie fersken fest festival festlig
festmad fetaost fiber figen figur fil film filosof fin finde firben firkant fisk fiskenet fisker
fjeder fjer fjerbold fjernsyn fjord flag flamingo flamme flint flise flittig flod fløde flødeis
flødeost flodhest fløjl fløjte flora flot flue flugt fly flyer flygel flytte flyve fodbold fodre
fodspor føl folde følge føljeton fontæne forår forklæde format formel fornem forord forrude
forsker forstå fortælle fortov foto fotograf frakke fred fri frihed frihjul frimærke frisk frisør
fristed frø frokost frost frugt fryse fuchsia fugl fuglebad fuglehus fuldmåne funkle fyldepen fyr
fyrtårn gåde gær gæst gæstfri gætte gaffel galakse galleri gallop galopere gang garage gård
gårdhave garn gartner gartneri gave gavmild gazelle ged gedde gedebuk gekko gelænder gemak gemme
gemmeleg genbo genbrug generøs genvej gepard geranium gevind gevinst gevir giraf glad glæde glas
glasur glat glente gletsjer glide glimmer glimte global globus glød gnu gobelin god godnat gøg
gøgeur golf gondol gong gople grå gråand græskar grævling grafik gran granit gråspurv gravko gren
gribe grill grine gro grød grøn grønkål grønsag grøntsag grotte gruppe grus gryde grydelap
gryderet grydeske guf guide guitar gul guld guldfisk guldsmed gulerod gulv gylden gymnast gynge
håb habit hæfte hæk hækle hæklenål hækling hængelås hængsel hætte hagl haj hakke hal halm
halskæde halvmåne halvø hammer hamre hamster håndbog håndbold handske håndtag håndværk hane hare
harmoni harpe hassel hat hav havblik havbund havebord havegang havelåge havemand havestol havfrue
havfugl havkat havre hede hegn hejre held hente heppekor herlig hestesko hilse himmel hindbær
historie hjælp hjælpsom hjelm hjerte hjørne hjort hjul hobby hockey hof høg højskole højtaler
holde holm honning høns hoppe hør horisont horn hornfisk høstak høste hotel hovedby hovedret høvl
hue hulahop hule humle humlebi hummer humor hund hurtig hus husbåd husdyr huske husmand hvalp
hvalros hvede hveps hvidkål hvidløg hvile hvirvel hviske hyacint hyben hygge hyggelig hyldebær
hymne hyrde hyrdinde hytte hytteost ide idyl iglo ilder ildflue ildsted indgang indigo ingefær
ingeniør invitere iris isbjerg isbjørn isbod isbryder isfugl iskage isskøjte istap iste isvaffel
ivrig jade jaguar jakke jasmin jazz jeans jern jernbane jojo jolle jonglere jonglør jord jordbær
jordnød jubilæum juble juice jul julelys juletid juletræ jungle jupiter kabel kabine kæde kælder
kælke kæmpe kænguru kærlig kaffe kaffebar kaffekop kage kagedåse kagefad kageform kahyt kaj kajak
kakadu kakao kaktus kål kalender kalk kalkun kålrabi kalv kam kamæleon kamel kamera kamille
kammer kammerat kanal kanarie kande kane kanel kanin kano kant kantine kapel kapitel kaptajn
karaffel karamel karate kardemom karet karklud karmin karrusel karry karton kartotek kaskelot
kasket kasse kastanje kaste kat katalog kategori kedel kegle keramik ketchup ketsjer kid kigge
kikært kikkert kiks kilde killing kilo kiosk kirke kirkeur kirsebær kiwi kjole klang klappe klar
klarinet klasse klatre klaver klemme klima klipklap klippe klistre klit klods kløft klog klokke
kløver klud knækbrød knallert knap knipse knop knude knurre knytte koala kobber kodriver koge
kogebog kogt køjeseng køkken kokos kokosnød køl kold kølerum køleskab kolibri kølig komedie komet
komfur kommen kommode kompas kompost koncert kondisko konfekt konfetti konge kongelig konkylie
kontakt kontor kontrast konvolut kop kopi kor koral køre køreplan køretøj kornmark korridor
kortspil kost kostume krabbe kraftig krage kran krater krave kravle kreativ krebs kridt kringle
krog kroket krokus krolf kronblad krone krukke krumme krus krydderi krydre kryds krydsord kuffert
kugle kuglepen kulde kulisse kuller kultur kunst kunstner kupon kurv kusine kusk kutter kuvert
kvadrat kvække kvart kvarter kvidre kvik kvist kylling kyst kystvej labrador labyrint ladcykel
lade læder lækat lækker lænestol lære lærling lærred læse læsesal læskur lagen lagkage lagune lak
lakrids lam lama lampe lampion land landkort landmand landsby landskab lang langsom lanterne lap
larve lås lasagne lasso lastbil latte laurbær lava lavendel lavvande lede ledning ledsager leg
legehus legende legetøj leggings leguan leksikon lektion leopard ler lertøj let levested libelle
licens lift ligge lilje lilla lime limonade lind lindetræ lineal linse liste livlig løb løbehjul
loft løfte løg logbog lomme lomvi los lotus løv løvtræ ludo luft lufthavn luftig luftskib luge
lugte lukket lun lunde lunken lupin lychee lyd lydløs lygte lygtepæl lykke lyn lynlås lys lysdug
lyseblå lyserød lyskryds lysning lysthus lytte madding madkasse madpakke madras mælk mærke magisk
magnet magnolia maile majs makker makrel makron mål male målebånd maleri maling malkeko målmand
manchet mandarin mandel mandolin måne måned manege månelys måneskin mango mappe maracas maraton
marcipan marionet mark marked marmor mars marsvin maskine mast matador matros medalje medvind
mejeri mejsel mel melisse melodi melon melsigte merian merkur messe messing metal meteor metro
middag midnat mikrofon mild milepæl minde mintgrøn minut mixer mjave møbel mobil møde model moden
moderne modig mokka mol mølle mønster mønt morgen mørk mørkeblå morsom mos mosaik moster motor
motorvej møtrik muffe muffin muld muldjord muldvarp muldyr mulighed multebær munter mur murer
muselort museum musical musik musiker muskat musling musvåge musvit myg myggenet mynte mystisk
myte nabo nabolag næb nære næsehorn narhval nat natbord nattelys natur naturlig navn nederdel
nektarin nellike nem neon neptun net nisse node nøgle nord nordlys notesbog nougat novelle nuance
nudler nutid nuttet nydelig nymåne nynne nytår nyttig oase obelisk obo odder øjeblik okarina
okker økologi okseøje oktav olie oliven omelet omsorg omvej onkel ønske opera opfinder oplader
oplukker opskrift optage optik optog opvask opvasker orange orangeri ord ordbog orden oregano
orgel orkan ørken orkester ørn ornament ørred ost ostehøvl østers oval øve ovenlys overall
overtøj ovn paddehat paddel padle pædagog pæl pæn pæon pære påfugl pagode pakke palads palet
palme panda pande panorama panter pap papaya papegøje papir paprika par parade paradis paraply
parasol park parkere parket parmesan påske passager passe pasta pastel pastinak pause pavillon
peber pedal pejs pelikan pen penalhus pendle pendul pensel pension periode perle perron persille
pesto petanque petunia picnic pighvar pil pilot pindsvin pingpong pingvin piske piskeris pistacie
pixi pizza plads plaid plakat plan planet plante plaske platan pleje plet plettet plov plukke
plys podium poesi point pokal polka pollen pølse poncho pony pop poppel porre port portion
portner portræt pose postbil postbud postej posthus postkort pote potte præmie praktisk praline
pram prik prikket primula prins printe prisme program prop propel prøve publikum pude pudse puf
puma punkt punktum purløg purpur pusle pyjamas pynt pyramide pyt quiz rabarber råbe rådhus
radiator radio radise rådyr række rækkehus rækværk raket ramme ranunkel raps rar rask rav
ravperle rebstige rebus redaktør redder rede refræn regn regnbue regnorm regnskov regntøj rejse
rejsebog rekord rensdyr reol respekt retning revy ribbe ribs ridder ridning rigtig rim ring
ringbind ringdue ris risgrød risotto riste rive rivejern robåd robot rock rod rødbede rødhals
rødkål rødløg rokke rolig roman romantik rondo roning rønne rønnebær rør røræg rørhat ros rosa
rosenbed rosenkål rosin rosmarin roulade rubin rucola rug rugbrød rugby rum rumba rumraket
rumskib rund rundbold runesten rush rustning rute rydde rygsæk ryle rytme rytter sadel sæbe sæde
sæk sæl sælhund sæter sætning safari safir safran saft saftig sagn sagte saks sakset salat
salmiak salon salsa salt salve salvie samba samle samling sandal sandkage sandslot sang sanger
saphir sardin satellit satire saturn sav savbuk savværk saxofon scene scooter seddel segl sej
sejl sejlads sejlbåd sekund selleri sende seng sennep servere serviet shampoo shorts sidde side
signal sigte sikker sild silke silo sirup sitar siv sjælden sjov skab skade skæg skænk skærgård
skærm skak skål skalle skalotte skammel skarv skat ski skib skibakke skihue skilt skinke skinne
skistav skitse skive skjold skjorte sko skodde skøjte skole skoleår skomager skøn skorpe skorsten
skov skovbær skovbryn skovduft skovl skovsø skovsti skovtur skrædder skrælle skrænt skrift skrive
skrubbe skrue skubbe skuespil skuffe skulptur skumring skur skurvogn sky skygge skylle slæde
slagter slalom slange slappe slentre slette slik slips sløjfe slør slot slukke smag småkage
smaragd småsten smed smedje smelte smidig smil smoothie smør smørhul smuk smykke snack snebær
snebold snedker snefnug snegl snemand snes snobrød snorkel snude sød sodavand sofa sofabord
sofapude søfolk søge søhavre søhest søjle sok sokker sol solbad solbær solcreme soldug solhat
solhverv solo søløve solrig solsikke solskin solsort solur sølv sølvgrå søm sømærke sømand sommer
sonate sopran sorbet sortere souvenir sove sovepose søvn søvnig sovs spade spadsere spækbræt
spætte spand spartel spejder spejl spejlæg spidskål spil spille spinat spinde spiral spire spise
spor spørge sporty sporvogn spring sprød sprog spurv squash stadion stærk stafet stald stamme
starte station statue stavgang stedmor steg stemning sten steppe sti stige stikbold stilk stille
stillits stjerne stok stol stopur stor storby stork storm støtte støvle støvregn strække stråhat
stråle strand stribe strikke strøm strømpe struds stryge stue stuehus styr styrke styrmand sudoku
sukker sum summe sump sund sundhed suppe surfe surfing svævefly svale svane svar svinge svømme
svømning sweater syæske syd sydhavet syltetøj symbol symfoni synål synge syren sytråd tablet
tælle tænde tændstik tæppe tærte tærtefad tag tåge tagfat tagrende tagrør tagsten tak takke tale
tålmodig tamburin tandem tandhjul tang tango tanke tape tapper tårn tårnur taske tastatur tavle
taxi teater tebirkes tebrik tegne tegning tekande telefon telegraf telt teltlejr tema tempel
tennis tenor tepose tern ternet terning terrasse tidevand tiger tillid time timian tin tiøre
titel tivoli tjener toast tøffel tog togbane toilet tøj tøjsnor tolk tomat tømrer tønde tone top
topas torden tørklæde torn tørre torsk tørv torvedag tøvejr tråd træ træhus trække træskib træsko
trailer traktor trane tranebær trangia trappe trekant triangel trille trin trio trofast trøje
trold trombone tromme trompet trone trøst tryg trykke trykkeri trylle trylleri tuba tue tukan
tulipan tunnel tur turisme turist turkis tusch tvebak tygge tykmælk tyttebær ubåd udflugt udsigt
uge ugeblad ugle ugleunge ukulele uld uldtrøje ulv undulat ung uniform univers uranus urmager
urskov urtehave vadested væddeløb vædder væg vægur vækkeur væksthus vælge værelse værksted
værktøj væve vævestol vaffel vågen vågne vagtel valnød vals vand vandbad vandfald vandhane
vandkant vandløb vandpyt vandre vandski vanilje varevogn varm vase vaske vaskeri vasketøj
vaterpas vedbend vej vejrhane velcro velkomst ven vende veninde venlig venskab vente venus
veranda verden vest vibe viden vifte vikar viking vikle vild vildand vildmark vildnis vildrose
vildsvin villa vimpel vind vindebro vindue vinge vingummi vinke vinkel vinter vinterhi viol
violet violin vippe virke visdom vise visesang visne vogn vokal vokse volley volontør vombat
vrinske vulkan waders windsurf xylofon yacht yatzy yndig yoga yoghurt zebra zenit zigzag zink
zone zoo zoolog
`;

/** Finnish words for slips: easy to say and to spell, and none that could hurt. */
export default `
aakkonen aalloke aallokko aalto aamu aamupala ääni äänite äänittää aapinen aarre aateli aatos
aavikko adventti äes ahkera aho ahven aihe aika airut aisti aita aitio aito aitous aitta ajatus
ajuri akseli akvaario albumi alennus alkovi alku allas allikko aloe aloittaa alpakka alppi altto
alusta ametisti amfora amiraali ammatti amme ämpäri ananas anis anjovis ankerias ankka ankkuri
annos antaa antelias antenni antiikki apila apteekki apu arki arkki arpa arvoitus asema askare
askel astia asu asukas ateljee ateria atlas atomi atsalea aukeama aukio aurinko aurora auto
auttaa avaaja avain avanto avaruus avata avoin avokado avokas avomeri avulias baletti balladi
balsami bambu banaani bändi banjo banneri baritoni barokki basilika baskeri basso begonia beige
betoni biisoni bikinit biljardi bingo blues broileri brokkoli buffet bussi canasta cashew curling
curry daalia daami delfiini domino duetto dyyni eepos elämys eliö eloisa elokuva emali emu
energia ennätys esikko esikuva esiliina esine esirippu esitys espresso essee eteinen etelä etikka
etsiä etsijä etusivu etuvalo eväs fagotti fajanssi fanfaari farkku farkut farmi fasaani fenkoli
festari feta figuuri fiilis fiksu filmi filosofi flamingo flanelli fleece flyygeli foorumi
fregatti frisbee fuksia galaksi galleria gaselli gekko geologi gepardi glögi golf gondoli gongi
graffiti granola gratiini greippi grillata grilli haahka haalari haalea haapa haarukka haaste
haave haavi hahmo hahtuva haikara haistaa haitari häive hakea halaus halko halla halli haltija
hämärä hame hamsteri hana hansikas hanska häntä hapan harakka harava harja harju harmaa harmonia
harppu harso hattara hattu hauki haukka hauska havu hehkua heinä heittää heitto hellä helle helma
helmi helppo hely henkari henkäys henki herätä herkku herne hertta hetki hevonen hiekka hieno
hiha hiihtää hiihtäjä hiihto hiiri hiiva hilla hilleri hillo hilpeä himmeli hipaisu hirnua hirsi
hirssi hirvi hissi hitunen hiutale hohde hohto hoivata hokema holvi hopea horsma hotelli housut
höyhen höylä höyry huhuilla huilisti huilu huiske huivi hummeri humppa hunaja huntu huoltamo
huomata huone huopa hupi huppu hurmaava hurrata huuhkaja huuhtelu huumori huvi huvila hylje hylly
hymni hymy hyörinä hypätä hyppy hyräillä hyräily hyrrä hytti hyvä hyytelö idea iguaani ihailla
ihana ihme iiris ikkuna ikoni ilma ilmasto ilmaus ilo iloinen ilta ilves indigo innokas into
iskelmä iso istua istuttaa itä itää itikka itu jääkarhu jäätelö jäätikkö jäätyä jäävuori jade
jaguaari jakaa jäkälä jakkara jakku jalava jälki jalo jalusta jänis jarru järvi jasmiini jatkaa
jazz jenkka joenuoma jogurtti jojo joki jono jooga joukko joukkue joulu jousi joustava joutomaa
joutsen juhannus juhla juhlava juhlia juhlija juliste jumppa juna juoda juoksija juoksu juontaja
juosta juova juttu juuri juusto jyrinä jyvä kaakao kaakeli kaali kääntyä kaappi kaapu kaari
kääriä kaarna kaataa kahva kahvi kahvila kaihdin kaiku kaisla kaivaa kaivo kaivuri kajakki kajo
kakadu käki kakku kaktus kala kalastaa kaljaasi kalkki kalkkuna kallio kaluste kalvosin kamari
kameli kamera kamiina kammari kammio kampa kampela kana kanava kaneli kanerva kangas kani kanki
kannike kannu kanootti kansi kansio kantaa kantele kanto kanttori kapea kapteeni käpy karaoke
karhu karitsa kärki karkki karneoli karpalo karppi kärryt karsina kartano kartio kartta kasari
käsiala käsine käsityö kastanja kaste kastella kastike kasvaa kasvi kasvisto kataja kätevä
katiska katos katse katsoa kattaus kattila katto katu kauha kaukalo kaulin kaulus kaunis kauppa
kaupunki kaura kauris kävellä kaviaari kavio käyrä käytävä kehikko kehrä kehrätä kehua kehys
keidas keiju keikka keila keilailu keino keinu keinua keisari keitin keittää keittiö keitto
kekäle keksi keksiä keksijä kelkka kellari kello kellukka kelo kelta kenguru kenkä kenno kenttä
keppi kerätä kerho kerma kermakko kerros kertoa kertomus kertosäe keruu kesä kesäaamu kesäilta
kesanto kesäyö keskiyö keskus keto ketsuppi ketterä kettu keula kevät kevyt kiehkura kiekko kielo
kierre kiertue kierukka kihara kiikari kiiltävä kiinteä kiipeily kiiski kiisseli kiittää kiivetä
kikherne kili kilpailu kiltti kimppu kinkku kinos kioski kipinä kippari kippo kirahvi kirja
kirjain kirjanen kirjasto kirjava kirje kirjoa kirkas kirnu kirsi kirsikka kisa kisälli kissa
kitara kitka kitti kiuru kivi kivikko kivinen koala kodikas kohina kohta koira koivikko koivu
koje kokki kolibri kollega kolmikko kolmio kolo komea komedia komeetta kompassi komposti kone
konfetti konsti kontti kookas kookos koota kopio koppa koralli korento kori koriste korjata
korkea korkeus korkki korpi korsetti korsi korte kortti koru koski kotelo kotka koukku koulu
köynnös krookus kruunu kudelma kudonta kuha kuhina kuikka kuiskata kuiskaus kuisti kuja kukinto
kukka kukkia kukko kukkula kulho kulkija kulku kulkue kullero kulma kulta kumara kumi kumina
kummitus kumpu kuningas kunnia kunto kuohu kuokka kuoria kuorma kuoro kuosi kupari kupla kuplia
kupoli kuppi kuriiri kurki kurkku kurkuma kurottaa kurpitsa kurssi kuski kutittaa kutoa kutoja
kutsu kutsua kuu kuukausi kuula kuuluisa kuusama kuusi kuutamo kuutio kuva kuvio kvartsi kylä
kylpy kylpylä kyltti kylvää kynä kynnys kynttilä kypärä kypsä kypsyä kysyä kyyhky kyyti laakeri
laakso laama laatikko laatta laava laavu lähde lähetti lähiö lahja lahti lähtö laidun läikkä
laikku laine laituri laiva lakaista lakana lakka lakki lakritsi lammas lammikko lämmin lampi
lämpiö lämpö lamppu lanka länsi läntti lanttu lapanen lapio lasagne lasi lasinen lasitus laskea
laskos lätäkkö lato latte lattia latu latva lauha laukata laukku laulaa laulaja laulu lauma
lautanen lautta lava lävikkö legenda lehmus lehtevä lehti lehtiö lehtipuu lehto lehtori leija
leijona leikata leikki leikkisä leikkuu leimu leinikki leipä leipoa leipomo leipuri leiri leivos
lelu lemmikki lempeä lenkkari lenkki lentää lentäjä lento leopardi lepakko lepo leppä letittää
letku lettu levä levätä leveä levy liekki liemi lieriö liesi liikenne liima liimata liina liite
liittää liitu liivi lila lilja lime limetti limonadi limsa linja linko linna linssi lintu lipasto
lippa lippis lippu lipuke litra liuku liukua liuske lohi lohkare lohtu loikka loimu loistaa
loistava loiste loisto loitsu lokero lokki loma loppu lounas löyly löytää löytö ludo luento luhta
luistelu luistin lukea lukija luku lumikko lumme lumous lunni luoda luokka luola luotain luoto
luova lupaus lupiini luukku luumu lyhty lyyra maa maailma määkiä maalari maalata maalaus maali
maamyyrä maapallo maaseutu maasto maatila magnolia mahla mahonki mahtava maila maininki maisema
maissi maistaa maito maja majakka majava makea mäki mäkinen makkara makrilli maku malja maljakko
malli mämmi mango manner mansikka manteli mänty maraton marja marmori marsu maski masto matka
matkaaja matkailu matto maustaa mäyrä mehu mehukas meijeri meirami mekko meloa melodia meloni
melonta menuetti meri merimies meritie merkki mesi messinki mestari metalli meteori metri metro
metsä metsätie metsikkö metso mieli mieto miettiä minttu minuutti mitali mitata mitta möhkäle
mokka mökki moottori mopedi mopo motelli muikku muistaa muisti muisto mukava mukavuus muki mukula
multa mummola munakas munkki muotti muovi muratti murea murot murre mursu muru museo musiikki
muskotti muste mustikka mutka mutteri muuli muurari muuri muusikko mylläri mylly myrsky myrtti
mysteeri myyjä naakka naamari naapuri näätä nahka naksu näky näkymä nalle napata nappi nappula
naputtaa närhi narsissi nauha naukua naula nauraa nauris nauru navetta näyttely näyttö neilikka
nektari neliö neste neulanen neule neulonta neuvo niemi niini niitty nikkeli nimi nippu nisäkäs
nokka nopea nopeus noppa norppa norsu nostaa nosturi notkea nougat novelli nöyrä nukke nukkua
nummi nuora nuotio nuotisto nuotti nuppu nurmi nurmikko nuudeli nykyinen nyytti obeliski oboe
odottaa odotus ohdake ohjaaja ohje ohra ohukas oikotie öinen oiva oivallus oja ojentaa okra oksa
oliivi öljy olki olohuone omena omenapuu ommella ongelma onki onni oodi ooppera opaali opas
opettaa opettaja opetus opiskelu oppi oppia oppilas oranssi orava oregano origami orkidea orvokki
osteri ostos osuma otava otos otsikko ottaa ovi ovikello ovimatto paahtaa päällys paalu päärynä
paasi pääsky pääty pähkinä pahvi paikka paimen painike paisti paita päivä päiväuni paja paju
pakastin pakata paketti pakkanen pakkaus palanen palapeli palatsi paletti palikka paljetti palkki
pallo palmikko palmu palsta palvelu panda pannari pannu pantteri papaija paperi paprika papu
paraati parantaa parila paristo parketti parkki parsa parveilu parveke parvi pasta pasteija
pasuuna pata patja patonki patsas patteri pehmeä peili peippo peite peitto pekoni pelaaja peli
pellava pelto peltopyy peltotie penger penkki pensas pensseli pentu peräsin perho perhonen
perinne persikka persilja peruna perustus pesä pesin pestä pesto pesula petunia peura pianisti
piano piha pihdit pihka pihlaja pihvi piikivi piimä piirakka piiras piirros piirtää piirtäjä
piirto pikari pilari pilke pilkkoa pilkku pinaatti pinkka pinkki pino pioni pipo pippuri pirteä
pisara pistaasi piste pistoke pitää pitkä pitko pitsi pizza pohja pohjola pohtia poiju poikanen
poimia pokaali poljin polkka pölkky polku pöllö polveke poni pönttö poppeli pora porata porkkana
poro porras porstua portaat portti posliini posti potkuri poukama pouta pöytä praliini prinssi
prisma pronssi proomu puhallin puhelin puhua puhuri puhveli puisto puku pulkka pullo pulma
pulpetti pultti punainen punnita punos puntari puolikas puolikuu puolisko puolukka purje purjo
purkki purnukka puro purppura pusero pussi putki putous puu puukenkä puuma puuro puuseppä puuska
puutarha puuvilla pyjama pylväs pyörä pyöräily pyöreä pyöriä pyörre pyramidi pyry pysäkki pyyhe
pyykki raapale raastin räätäli radio rae rahka raide raikas raina räiskäle raita raja rakennus
rakentaa raketti rako rallatus räme rämeikkö ränni rannikko ranta rantatie rapea rapu rasia
rastas rasti ratamo ratas ratsu rauha rauta ravata ravinto räystäs rehti reikä reimari reipas
reissu reitti reki rekka rengas reppu resepti retiisi retki reuna riekko riemukas rieska rihkama
rihma riihi riimu riisi rikkaus rinkeli rinne ripeä ripustin risotto risteys risu risuaita ritari
rivi rivitalo rivitys robotti rohkea rohkeus rokka romaani rosoinen rotko rottinki roudari
röykkiö rubiini rugby ruhtinas ruis rukkanen rulla rumba rumpali rumpu runko runo runous runsas
ruohikko ruokkia ruori rusakko rusetti rusina ruska ruskea ruukku ruusu ruusuke ruutu ruuvi ryhti
ryijy ryömiä rypäle rypäs rypsi rysä rytmi sää sääksi saapas saapua saari saaristo saarni sade
safari safiiri saha sähke sähkö sahrami säie säihke säilö saippua sakara säkeistö säkki sakset
salaatti salama salmi salo salonki salvia samba sametti sammakko sammal samoilla sampo sämpylä
sana sandaali sänki sanko sänky sanoma sara sarana sarastus sardiini sarja sarka särki särkkä
sarvi sataa satama satu satula saukko sauma sauna sauva savanni sävel sävelmä savi savotta sävy
säyne seepra seesam seinä seireeni seistä seitikki sekoite sekoitin sekunti selja selkeä selleri
sello semafori seppä serenadi seula shakki shampoo shortsit siemaus siemen sihteeri siika siili
siimes siipi siirappi siirtola siisti siivilä siivota siivous siksak silakka sileä silittää
silitys silkki silmu silmukka silta simpukka sinappi sinetti sinfonia sini sininen sinkki sipsi
sipuli sirinä sirkka sirkus siro sirpale sisu sitkeä sitoa sitruuna sivellin sivu smaragdi
smoothie sohva soihtu soikio sointi sointu soitin soittaa soitto sokeri solki solmia solmio solmu
soolo soppa sopraano sopu sora sormikas sormus sorsa soutaa soutaja soutu spagetti spiraali
stadion strutsi suihku suikale suitset sukellus sukeltaa sukka sukkula suklaa suksi sulaa
sulattaa sulka sulkea suma summa sumppu sumu sumuinen suo suoja suojella suola suomu suopursu
suosikki suppilo surffata surina surista sushi suunta suupala suuri suutari suvanto suvi suvinen
suviyö syaani syke syksy symboli syödä sypressi syreeni syvä syvyys syysyö taateli taco tähkä
tähti tähtinen taide taidokas taika taikina taikuri taikuus taimen taipua taiteilu taito taittaa
taivas takila takka taksi talja talkoot talli talo talvi tammi tandem tango tanhu tanko tanssi
tanssia tanssija tapetti täplä taputtaa tarhuri tarina tarjota tarjotin tarmo tarra taru tasanko
tasku tassu tatar taulu tavata tavoite täysi täysikuu täyte teatteri tee teekannu teeri tehdas
tehtävä teippi tela telakka teline telkkä teltta tempo tennis tenori teräs terassi terho termos
terttu terva tiainen tie tietää tiikeri tiili tiira tikapuut tikka tikkaat tikku tila tilkka
tilli timantti timjami timotei timpuri tina tipu tiski toffee toimisto toive toivo toivomus
tölkki tomaatti tontti tonttu topaasi töpö töppönen tori torni torppa torttu torvi toukka toveri
töyssy traktori trapetsi trio tuikkia tuisku tukaani tukea tukeva tuki tukki tuli tulisija tulkki
tulostin tunne tunneli tunnelma tunnus tuntea tunti tunturi tuoda tuokio tuoksu tuoksuva tuoli
tuomi tuore tupa turbaani turisti turkis turkki turkoosi turnaus turska turva turve tussi tutkia
tutkija tuuli tuulinen tuuma tuumata tynnyri työntää työpaja tyrni tyven tyyli tyylikäs tyyneys
tyyni tyyny uida uimapuku uimari uinti uistin ukko ukkonen ukulele ulappa ulkoilu ullakko unelma
univormu untuva upea ura urheilu urut uskallus usva utelias utu uudistaa uuni uusi uusikuu
uutinen uutuus vaahtera vaahto vaaka vaakuna vaalea vaaleus vaate vadelma vaellus vaeltaa vaha
vahva vaihtaa vainio vaivata vaja vakka välähdys väläys välipala valita valjaat valkama välke
valkea välkkyä valli valmius valo valokuva valssi valtava vana vanilja vanne vanukas vapaa vapaus
varaosa varasto väre väri värikäs värinä varjo varma varpu varpunen varsa varsi varvikko vasara
vasikka vaski vastata vastaus vati vaunu väylä vedos vehka vehnä veikeä veikko veistää veivi vene
veranta verho verkko verkosto verso verstas vesa vesi vesikko vesiväri viehätys vieras viesti
vihanta vihellys viheltää vihje vihko vihreä viikko viikuna viileä viipale viiri viisas viisaus
viita viitta viivain vilinä vilja vilkas villa vilske viltti vinssi viola violetti vipu vireä
virike viritys virkata virkku virta visailu viserrys visertää visiitti visio vispilä viuhka viulu
vohveli voi voikukka voileipä voima voimala voitto voltti vompatti vuode vuohi vuoka vuokko vuori
vuoro vuosi vyöry vyyhti yhdistys yhteisö yhtye ylänkö yleisö yllätys ympyrä yöpaita yrittää
yrtti yrttimaa ystävä ystävyys
`;

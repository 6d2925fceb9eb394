/** English words for slips: easy to say and to spell, and none that could hurt. */
export default `
abacus accent acorn acre acrobat actor actress adjust admire advent aerial agenda agile aim
airplane airport airship album alcove alley almanac almond aloe alpaca alphabet alto amber
amethyst amiable amusing anchor anchovy ancient anemone angle anise anorak answer ant antelope
antenna anthem antique antler applaud apple apricot apron aquarium arbor arcade arch archway
arena armchair aroma arrange arrive artful artist artwork ask aspen assemble aster atlas atom
atrium attach attic audio aurora author autumn avenue avocado awning axis axle azalea azure
backpack bacon badge bag bagel bagpipe baguette bake balance balcony ballad ballet balloon
ballroom bamboo banana band bandana banister banjo banner baritone barley barn barrel baseball
basin basket bassoon bath bathrobe bathroom bathtub battery bay beach beacon beaker beam beanbag
beanie bear bed bedroom bee beehive beeswax beetle begonia beige belfry bell bench bend beret
best better bicycle big bike billiard bingo birch bird birdbath birdcage birdseed birdsong
birthday biscuit bison blanket blazer bleacher bleat blender blind bloom blossom blouse blue
bluebell boat bobbin bobsled boil bold bolt bonnet bookcase bookend booklet bookmark bookshop
boot botanist boulder bouquet bowl bowling bowtie box bracelet bracket braid brake branch brass
brave bread breeze brick bridge brie bright bring bristle broccoli brochure bronze brooch brook
broth brownie brush bubble bucket buckle bud buffalo buffet bugle build bulb bulletin bumper
bundle bungalow bunk bunny bunting buoy burger burlap burrito burrow bus bush bushel butcher
butter button buzzard cabbage cabin cabinet cable cactus cafe cake calendar calf calico call calm
camel camellia camera camp campfire campsite canal canary candle canoe canopy canteen canvas
canyon cap cape captain caption car carafe caramel caravan caraway cardigan care cargo carnival
carol carousel carpet carriage carrot carry cart carton cartoon carving cascade case cashew
cashmere castanet castle catalog catch cattail cave cavern cedar ceiling celery cello ceramic
chair chalet chalk chamber chance chapter charcoal charger chariot charm charming chart checkers
cheddar cheer cheerful cheese cheetah chef cherry chess chest chestnut chick chickpea chiffon
chilly chime chimney chipmunk chipper chirp choir choose chop chord chorus cinema cinnamon circle
circuit circus city clarinet classic clay clear clearing clever cliff climate climb climber clip
clock clog cloister close cloth clothes cloud cluster coach coast coaster coat cobalt cobble
cobweb cockatoo cocoa coconut cocoon cod coil colander collage collar collect colorful comb comet
comfort comic common compass compost computer concert confetti connect cook cookbook cookie cool
copper coral cordial corn corner corridor costume cottage cotton couch count counter country
courage couscous coverlet cozy crab cracker craft crane crawl crayon cream create creative creek
crescent crew cricket crimson crisp crochet crocus crossbar crossing crown crumb crunchy crust
cube cuckoo cucumber cuff cumin cup cupboard cupcake cupola curio curious curlew curling currant
curry cursor curtain curve cushion cutlery cyan cycling cylinder cymbal cypress daffodil dahlia
dainty dairy daisy dance dapper darts date dawn day daybreak daylight dazzling decade deck
decorate deep deer delicate delta denim derby desert design desk dessert detour diagram dial
dialogue diamond diary dig digger digit dinghy dinner diploma discover dish display dive diving
dock doll dollop dolphin dome domino donation door doorbell doormat doorstep doorway dormer
dormouse dot dotted double doughnut dovetail draw drawer drawing dream dress dresser drift driver
drizzle drum drummer dry duck duckling duet duffel dumpling duo duster duvet dynamo eager eagle
earmuff earring earth easel east easter easy eat echo eclipse eddy editor eel effort egg eggplant
elder elegant elephant elevator elf email emblem emerald emu enamel encore energy engine engineer
ensemble entry envelope epic equator eraser errand espresso essay estate estuary etching evening
event example explore express extra fabric facade factory falafel falcon famous fanfare farm
farmer farmland farmyard fashion fast fathom faucet feast feather feed felt fence fern ferret
ferry festival festive feta fetch fiber fiction field fig figure filament film finale finch find
fine firefly firewood firework firm fish fishbowl fisher fjord flag flagpole flamingo flannel
flask flavor fleece fleet flexible flicker flight flint float flock floor florist flotilla
flounder flourish flower fluffy flute fly foam fog foggy fold folder foliage folio follow font
football footpath forecast forest forge fork fortress fountain fox foyer fragment fragrant frame
free freedom freesia freeze freight fresh fridge friend friendly fringe frog frond frontier frost
frosting fuchsia fudge full funny fuzzy galaxy galleon gallery gallon game garage garden gardener
gardenia garland garlic garment garnet garnish gate gateway gather gazebo gazelle gear gecko gem
gemstone generous genial gentle geology geranium gerbil geyser gift giggle ginger gingham giraffe
give glacier glad glaze gleam gleaming glimmer glimpse glitter globe glossary glove glow glowing
glue goal goblet goggles gold golden goldfish golf gondola good gourd grace graceful grand
granite granola grape graph grater gravel gravy gray green greet greeting grill grin grocer
grotto grove grow guava guest guide guitar gumboot gust gymnast hacksaw hail halibut hall hallway
ham hamlet hammer hammock hamster handbag handball handbook handle handrail handy hangar happy
harbor hardy harmony harvest hat hatch hawk hawthorn hayloft haystack hazel hazelnut headband
headline heart hearth heath heather hedge hedgehog helmet help helpful herb herd heron herring
highland highway hill hilltop hinge hippo hobby hockey hold holiday holly honest honey honeybee
honeydew honor hood hop hope hopeful horizon horn hose house hubcap huge hummus humor hurdle hut
hyacinth iceberg icicle idea igloo iguana image imagine improve indigo ink inkwell invent
inventor invite iris iron island ivory ivy jacket jade jaguar jam jamboree jar jasmine jaunty jay
jazz jeans jelly jersey jetty jewel jeweler jigsaw journal journey jovial joy joyful joystick
jubilee juice juicy jump jumper jumping junction jungle juniper jupiter kale kangaroo kayak keen
keeper kennel kestrel ketchup kettle key keyboard keyhole keynote keypad keyring kiln kimono kind
kindling kindness king kingdom kiosk kitchen kite kitten kiwi knapsack knead knit knock koala
lace lacquer ladder ladle ladybird lagoon lake lakeside lamb lamp lamppost landmark lane language
lantern lapel large lasagna lasso latte lattice laugh laughter launch laundry laurel lava
lavender lawn leaf leaflet learn leather legend leggings leisure lemon lemonade lemur lens lentil
leopard lesson letter lettuce level library licorice lid lifeboat lift light lilac lily lime
limerick linden linen lion listen lively llama lobby lobster local lodge logbook long look loop
lorry lotion lotus lounge lovely loyal luck ludo luggage lukewarm lullaby luminous lunar lunch
lunchbox lute lychee lynx lyric machine mackerel magazine magenta magic magical magician magnet
magnolia magpie mailbag mailbox mailman mainland mainsail mallard mandarin mandolin manor mantel
manual map maple marathon marble marigold marjoram marker market maroon marsh marten marzipan
mascot mattress mauve maypole maze meadow meal measure meatball mechanic medal medley meerkat
meet melody melon melt memo memory menu meow mermaid merry meteor metro midday midnight mighty
mild milk mill miller mint minute mirror mix mixer mobile mocha model modern modest mongoose
month moonbeam moonlit moonrise moose moped morning mortar mosaic moss moth motif motor motto
mountain mud muesli muffin mug mule mural museum music musical mussel mustard mystic napkin
narrator narrow narwhal nature nautical neat necklace nectar neigh neighbor neptune nest net new
nice nickel nickname night nimble noble noodle noon north note notebook notepad nougat novel
number nurture nutmeg nutshell oak oasis oatmeal oats obelisk object oboe ocean ochre octagon
octave octopus offer office oil olive omelet onion open opener opera orange orbit orchard orchid
oregano organ organize origami ornament osprey ostrich otter outfit outing outline outpost oval
oven overalls overcoat owl oxygen oyster pack package paddock page pageant pagoda paint painter
painting pajamas pal palace palette palm pamphlet pancake panda panorama panther papaya paper
paprika parade parasol parcel park parka parlor parsley parsnip party passage passport pasta
paste pastry pasture patch path patience patient patio pattern pavement pavilion peace peaceful
peach peacock peak peanut pearl pebble pecan pedestal peel peeler pelican pen pencil pendant
pendulum penguin peony pepper perfume pergola pesto petunia pewter pheasant phone photo pianist
piano piccolo pick picnic picture pie pigeon pike pillar pillow pilot pinafore pine pinecone pink
pinwheel pitcher pixel pizza placard placid plain plan planet plant plaster plate plateau
platypus play player playful plaza pliers plimsoll plover plum plumber plume pocket podium poem
poet poetry pointed polish polka pollen pompom poncho pond pony pool popcorn poplar porch
porpoise porridge port portable portal porthole portion portrait postbox postcard poster postman
potato potter pour practice prairie praise prawn prelude prepare present pretty pretzel primrose
prince princess print printer prism project prologue promise prose protect prune pudding pull
pulley puma pumpkin pupil puppet puppy purple purr push putty puzzle pyramid quail quarry quartet
quartz quick quiet quince quirky quiz rabbit raccoon radar radiant radiator radio radish radius
raft rafter rail rain rainbow raincoat raindrop rainfall raisin ramp ranch ranger rattle raven
ray reach reading real rebus recipe recital recorder recycle red redwood reed reef refresh
reindeer relax relay relic remember renew repair replica resort respect rest restore rhino
rhubarb rhyme rhythm ribbon rice riddle ride ridge riding ring rinse ripe risotto river riverbed
road roadside roast robin robot rocket roll roller rondo roof rooftop room rose rosebud rosemary
rosette rotunda round route row rowan rowboat rowing royal ruby rudder rug rugby ruler rumba run
running runway rye saddle safari safe saffron sage sail sailboat sailing sailor salad salmon
salon salsa salt samba sand sandal sandbank sandbox sandpit sandwich sapphire sardine satchel
satin sauce sausage savanna scallop scarf scarlet scene scenery scepter scholar school schooner
science scissors scooter screen scroll sculpt sculptor sea seafood seagull seahorse seal seascape
seashell seaside season seaweed second secret seed seedling seesaw send sepia sequin serenade
serene serve session shade shadow shallot shampoo shamrock share shawl shed sheep sheet shelf
shepherd shine shiny ship shirt shoe shoebox shoelace shop shore shortcut shorts shovel shower
shrimp shutter sidecar sidewalk sieve sign signal signpost silent silk silver simple sing singer
sink sip sit skate skating sketch ski skier skiing skill skillet skipper skirt sky skylight
skyline slalom slate sleep sleeve sleigh slice slide slope smart smell smile smooth smoothie
snack snail snapshot sneaker snorkel snowball snowdrop snowman snug soap soccer soda sofa soft
softball soil solar solid solo sonata song soprano sorbet sort soup sour south souvenir sparkle
sparrow spatula spectrum sphere spicy spider spin spinach spindle spinner spiral spirit splash
splendid splinter sponge sporty spotted spread spring sprinkle sprout spruce spry square squid
squirrel stable stadium stage stalk stamp stand stanza star starfish starling starry starter
station statue steady steak steam steel steeple stem stencil sticker stir stone store storm story
stove strait stream streamer street strength stretch string stripe strong strudel student studio
study sturdy suburb subway suede sugar suitcase summer summit sun sunbeam sundial sunhat sunlight
sunlit sunny sunrise sunroom sunset sunshade sunshine superb supper supple support sure surf
surfing surprise sushi swallow swamp swan swap sweater sweep sweet swift swim swimmer swimming
swimsuit swing switch sycamore syllable symbol symphony syrup table tableau taco tadpole tail
take talcum talent talk tall tandem tango tap tape tapestry tarragon tassel taste tasty taxi tea
teach teacher teacup teahouse team teapot teddy tell tempo tender tennis tenor tent terrace
textbook texture thank thankful thatch thaw theater theory thermal thermos thicket thimble thorn
thought thread throne throw thrush thunder tiara ticket tickle tidal tide tiger tights timber
timeline timer tin tinsel tiptoe tire toast toboggan toffee tomato tone toolbox topaz topiary
topic torch tortoise toucan tour tourist towel tower town toy toyshop tractor trail trailer train
transit travel tray treasure treble treetop trellis triangle tribute tricycle trinket trio tripod
trivia trombone trophy tropics trot trousers trout truck true truffle trumpet trunk trust
truthful try tugboat tulip tulle tundra tune tunic tunnel turf turmeric turn turnip turret turtle
tutor tutu tweet twig twilight twine twinkle ukulele umbrella unicorn unicycle uniform universe
unlock useful utensil vacation valley van vanilla variety velvet veranda verse vest viaduct video
villa village vinegar vinyl violet violin visit visitor vista vivid vocal volcano voyage waffle
wagon wagtail wait walk walkway wall walnut walrus waltz wander wardrobe warm warmth wash washer
watch water waterway wave wax weather weave week weekend welcome west wharf wheat wheel whisk
whisper whistle whole wicker wide widget wildlife willow wind windmill window windsock wing
wingspan winner winter wisdom wish wisteria witty wizard wok wolf wombat wonder woodland woodwind
woodwork wool woolly workshop world wrap wreath wren wrench write yacht yard year yeast yellow
yoga yogurt yolk yoyo yummy zebra zenith zephyr zesty zigzag zinc zinnia zipper zither zodiac zoo
zucchini
`;

/**
 * What people call garments, in English and German: a row per thing, its kinds in `attributes/`, then its words. A word of the query
 * finds what has one of the kinds, or a title with any word of the row. The first row that has a word keeps it.
 *
 * Words are written folded (no accents, `ss` for `ß`, `a` for `ä`) and in the singular where endings can tell (see `lexicon.rules.ts`).
 */
const KIND_TABLE = `
t_shirt | t shirt, tshirt, tee, t shirts, tees, tshirts | t shirt, shirt oberteil
polo_shirt | polo, polo shirt | polohemd, poloshirt
sweatshirt | sweatshirt | sweatshirt, sweater ohne kapuze
hoodie | hoodie, hooded sweatshirt | kapuzenpullover, kapuzenpulli, kapuzensweatshirt
blouse, shirt, dress_shirt | blouse | bluse
shirt, dress_shirt, blouse | shirt, button down, button up | hemd, hemden, oberhemd
tunic | tunic | tunika
tank_top, camisole | tank top, tank, camisole, cami, vest top, singlet | tanktop, tragertop, unterhemd
cardigan | cardigan | cardigan, strickjacke
sweater, knitwear, cardigan | sweater, jumper, pullover, pull over, knit, knitted sweater | pulli, pullover, strickpullover, strickpulli
sweater, knitwear | turtleneck, roll neck, polo neck | rollkragenpullover, rollkragen, rolli
vest, waistcoat | vest, waistcoat, gilet | weste, pullunder
jeans | jeans, denim trousers, denim pants, jean | jeanshose, jeans
chinos | chinos, chino | chinohose, chino
leggings | leggings, legging, tights leggings | leggings, leggins
joggers | joggers, jogger, sweatpants, track pants, jogging bottoms, tracksuit bottoms | jogginghose, trainingshose, sporthose
shorts | shorts, short pants, bermudas | shorts, kurze hose, bermuda
trousers, dress_trousers, chinos, cargo_trousers, capris, jeans, joggers, leggings, jeggings | trousers, pants, slacks, trouser, bottoms | hose, hosen
trousers, skort | culottes, culotte | hosenrock, culotte
skirt, mini_skirt, skort | skirt | rock, rocke, minirock, maxirock, midirock
dress, evening_gown, wedding_dress, dirndl | dress, frock | kleid, kleider, midikleid, maxikleid, minikleid
evening_gown, wedding_dress, dress | gown, evening gown, ball gown | ballkleid, robe
jumpsuit, playsuit, dungarees | jumpsuit, playsuit, romper, overall, dungarees | jumpsuit, overall, latzhose, einteiler
suit, tuxedo | suit, tuxedo | anzug, anzuge, hosenanzug, kostum
blazer | blazer, suit jacket, sport coat, sports jacket | blazer, sakko, jackett
coat, winter_jacket, rain_jacket | coat, overcoat, topcoat | mantel, ubergangsmantel
coat, rain_jacket | trench coat, trench | trenchcoat
rain_jacket, coat | raincoat, mac, mackintosh | regenmantel, regenjacke
coat, winter_jacket, rain_jacket, jacket | parka, anorak | parka, anorak
winter_jacket, coat, jacket | puffer, puffer jacket, puffer coat, down jacket, padded jacket | daunenjacke, steppjacke, daunenmantel
jacket | bomber, bomber jacket | bomberjacke, blouson
jacket, winter_jacket, rain_jacket, fleece_jacket, blazer, outerwear | jacket, outer jacket | jacke, jacken
coat | cape, poncho | cape, poncho, umhang
sneakers, sports_shoes | sneakers, sneaker, trainers, trainer, running shoes, tennis shoes, gym shoes, plimsolls, sports shoes, kicks | turnschuhe, turnschuh, sportschuhe, sportschuh, laufschuhe, sneaker
boots | ankle boots, ankle boot, booties, chelsea boots, chelsea boot | stiefelette, stiefeletten, ankle boots, chelsea boots
boots, snow_boots | boots, boot | stiefel, boots, winterstiefel, winterschuhe
sandals, flip_flops, mules | sandals, sandal, slides, espadrilles, espadrille, flip flops | sandale, sandalen, sandalette, espadrilles, badelatschen, zehentrenner
loafers | loafers, loafer, moccasins, slip ons | loafer, mokassin, slipper
heels | heels, high heels, pumps, court shoes, stilettos, slingbacks | pumps, high heels, stockelschuhe, absatzschuhe
flats | flats, ballet flats, ballerinas | ballerina, ballerinas
slippers, mules | slippers, house shoes | hausschuhe, pantoffeln
shoes, casual_shoes, formal_shoes, sneakers, sports_shoes, boots, snow_boots, loafers, heels, flats, sandals, mules | shoes, shoe, footwear | schuh, schuhe
clutch | clutch, evening bag | clutch, abendtasche
backpack | backpack, rucksack | rucksack, rucksacke
handbag, bag, clutch, messenger_bag, laptop_bag, travel_bag, backpack, waist_bag, pouch | bag, handbag, hand bag, purse, tote, tote bag, shoulder bag, crossbody bag, holdall | tasche, taschen, handtasche, umhangetasche, schultertasche, einkaufstasche
wallet | wallet, card holder, billfold | geldborse, portemonnaie, brieftasche, geldbeutel
belt | belt | gurtel
scarf, stole, muffler | scarf, scarves, shawl, stole, neckerchief, bandana, wrap scarf | schal, halstuch, tuch, seidentuch, stola
hat, cap, beanie | hat, headwear | hut, hute, kopfbedeckung
beanie, hat, cap | beanie, bobble hat, woolly hat, woolly cap | mutze, mutzen, wollmutze, strickmutze, beanie
cap | cap, baseball cap | kappe, basecap, baseballcap
gloves | gloves, glove, mittens | handschuh, handschuhe, faustlinge
socks | socks, sock | socke, socken, strumpf, strumpfe, kniestrumpfe
tights | tights, stockings, pantyhose | strumpfhose, strumpfhosen
tie | tie, necktie, bow tie, ties | krawatte, schlips, fliege
sunglasses | sunglasses, shades | sonnenbrille
watch | watch, wrist watch, wristwatch, watches | uhr, armbanduhr, uhren
necklace, pendant | necklace, pendant | kette, halskette
earrings | earrings, earring | ohrring, ohrringe
bracelet | bracelet | armband, armreif
ring | ring, rings | fingerring
swimsuit, bikini, swim_trunks | swimsuit, swimwear, bathing suit, swim shorts, swimming trunks | badeanzug, badehose, bademode
bikini | bikini | bikini
bra, sports_bra | bra | bh, buste halter
briefs, boxers, underwear | briefs, boxers, boxer shorts, underwear, panties, underpants | unterhose, unterwasche, boxershorts, slip
pyjamas, nightdress, loungewear | pyjamas, pajamas, nightwear, nightdress, sleepwear | schlafanzug, pyjama, nachthemd
robe | bathrobe, dressing gown | bademantel, morgenmantel
kurta | kurta, kurti, kurtas | kurta
saree | saree, sari | sari
`;

/** What is worn at one place of the body, whatever its kind. */
const SLOT_TABLE = `
top | tops, top, upper wear | oberteil, oberteile
outerwear | outerwear | oberbekleidung
jewellery | jewellery, jewelry | schmuck
accessory | accessories, accessory | accessoires, accessoire
swimwear | beachwear | strandmode
hosiery | hosiery | strumpfwaren
`;

/** One thing with all its names. */
export interface Thing {
  /** Kinds or slots as products have them; the first is the thing itself. */
  readonly values: readonly string[];
  readonly words: readonly string[];
}

const things = (table: string): Thing[] =>
  table
    .trim()
    .split('\n')
    .map((row) => {
      const [values = '', ...words] = row.split('|');
      return { values: cells(values), words: [...new Set(words.flatMap(cells))] };
    });

const cells = (text: string): string[] =>
  text
    .split(',')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');

export const KINDS: readonly Thing[] = things(KIND_TABLE);
export const SLOTS: readonly Thing[] = things(SLOT_TABLE);

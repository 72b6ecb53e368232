import type { Thing } from './synonyms.rules.ts';

/** What people call colours, materials, patterns, seasons and occasions: the values products have, then English and German words. */
const table = (text: string): Thing[] =>
  text
    .trim()
    .split('\n')
    .map((row) => {
      const [values = [], ...words] = row.split('|').map((cell) => cell.split(',').map((word) => word.trim()));
      return { values, words: [...new Set(words.flat())].filter((word) => word !== '') };
    });

export const COLOURS: readonly Thing[] = table(`
navy | navy, navy blue, dark blue, midnight blue, midnight, marine blue | dunkelblau, marineblau, nachtblau, marine
blue, navy | blue, denim blue, indigo, cobalt, royal blue | blau, indigo, kobaltblau, konigsblau, jeansblau
blue | light blue, sky blue, baby blue, pale blue, powder blue | hellblau, himmelblau
turquoise | turquoise, teal, aqua, petrol | turkis, petrol
black | black, jet black | schwarz
white | white, off white, ivory, snow white | weiss, offwhite, wollweiss, elfenbein
beige, white | cream, ecru, oatmeal | creme, ecru
grey | grey, gray, charcoal, anthracite, light grey, dark grey, slate | grau, hellgrau, dunkelgrau, anthrazit
beige | beige, sand, nude, taupe, stone | beige, sand, sandfarben, nude, taupe
beige, brown | camel, tan, khaki | camel, khaki
brown | brown, chocolate, chocolate brown, dark brown, cognac, light brown, chestnut | braun, dunkelbraun, hellbraun, schokobraun, cognac, kastanie
red | red, dark red, burgundy, bordeaux, wine red, maroon, crimson, oxblood, scarlet | rot, dunkelrot, hellrot, weinrot, bordeaux, bordeauxrot, burgunderrot
orange, red | rust, terracotta, coral, brick red | rost, rostrot, terrakotta, koralle
orange | orange, apricot, peach | orange, apricot
yellow | yellow, mustard, lemon, lemon yellow, light yellow | gelb, senf, senfgelb, zitronengelb
green | green, dark green, light green, olive, sage, sage green, olive green, emerald, emerald green, forest green, mint, bottle green, lime | grun, dunkelgrun, hellgrun, oliv, olivgrun, salbei, salbeigrun, smaragdgrun, tannengrun, mint, mintgrun, flaschengrun
purple | purple, violet, lilac, lavender, plum, aubergine, mauve | lila, violett, flieder, lavendel, pflaume, aubergine
pink | pink, rose, dusty rose, blush, hot pink, fuchsia, magenta | rosa, pink, altrosa, fuchsia, hellrosa
gold | gold, golden | gold, golden, goldfarben
silver | silver | silber, silbern, silberfarben
multicolour | multicolour, multicolor, multicoloured, colourful, colorful | bunt, mehrfarbig
`);

export const MATERIALS: readonly Thing[] = table(`
linen | linen, flax | leinen
merino, wool | merino, merino wool | merino, merinowolle
cashmere | cashmere | kaschmir, cashmere
wool, merino, lambswool | wool, woollen, woolen, woolly, lambswool, flannel wool | wolle, schurwolle, lammwolle, woll
alpaca | alpaca | alpaka
mohair | mohair | mohair
cotton | cotton, organic cotton, poplin, chambray, canvas cotton | baumwolle, biobaumwolle, baumwoll
silk | silk, silken | seide, seiden
satin | satin | satin
velvet | velvet | samt
corduroy | corduroy, cord, cords | cord, kordsamt
denim | denim | denim, jeansstoff
suede, leather | suede, nubuck | wildleder, veloursleder, velours
leather | leather, faux leather | leder, kunstleder, ledern
viscose | viscose, rayon | viskose
polyester | polyester | polyester
lyocell | lyocell, tencel, modal | lyocell, tencel, modal
polyamide, nylon | nylon, polyamide | polyamid, nylon
lace | lace, lacy | spitze, spitzen
fleece | fleece, fleecy | fleece
down | down fill, goose down | daunen, daune
straw, raffia | straw, raffia | stroh, bast
jersey | jersey | jersey
tweed | tweed | tweed
canvas | canvas | segeltuch
`);

export const PATTERNS: readonly Thing[] = table(`
plain | plain, solid, solid colour, unpatterned | einfarbig, uni, unifarben
striped | striped, stripe, stripes, stripy, pinstripe, breton | gestreift, streifen, ringel, geringelt, nadelstreifen
checked | checked, check, checks, plaid, tartan, gingham, houndstooth | kariert, karo, karos, karomuster, hahnentritt
floral | floral, flower print, flowery, flowered, flowers | geblumt, blumen, blumenmuster, bluten, floral
dotted | dotted, polka dot, polka dots, dots, spotted | gepunktet, punkte, punkten, tupfen
animal | animal print, leopard, leopard print, zebra, snake print | leo, leoprint, leopardenmuster, animalprint, zebra
graphic | graphic, slogan, logo print | motivdruck, aufdruck
printed | printed, print, patterned | bedruckt, gemustert, muster
camouflage | camouflage, camo | camouflage, tarnmuster
paisley | paisley | paisley
colour_block | colour block, color block, colour blocking | colourblock
`);

export const SEASONS: readonly Thing[] = table(`
spring | spring, springtime | fruhling, fruhjahr, fruhlings
summer | summer, summery, hot days, hot weather | sommer, sommerlich, hitze
autumn | autumn, fall | herbst, herbstlich
winter | winter, wintry, cold weather, cold days, frost | winter, winterlich, kalte, kalt
winter, autumn | warm | warm
`);

export const OCCASIONS: readonly Thing[] = table(`
wedding | wedding, weddings, wedding guest, bridal | hochzeit, hochzeits, hochzeitsgast, trauung, standesamt
office | office, work, business, workwear, smart, interview, office wear | buro, arbeit, business, vorstellungsgesprach
evening | evening, party, cocktail, black tie, formal, night out, gala, prom, date night, dinner | abend, party, cocktail, gala, festlich, elegant, abendlich
sport | sport, sports, gym, running, yoga, training, fitness, sporty, tennis | sport, sportlich, fitness, laufen, yoga, training, fitnessstudio
beach | beach, holiday, vacation, seaside, resort, pool | strand, urlaub, ferien, meer
lounge | lounge, loungewear, homewear, cosy, cozy | zuhause, gemutlich, sofa
outdoor | outdoor, hiking, rain, rainy, waterproof, camping, trekking | outdoor, wandern, regen, wasserdicht, regentage
everyday | everyday, casual, weekend, daily, leisure | alltag, freizeit, wochenende, lassig, leger
`);

export const DEPARTMENTS: readonly Thing[] = table(`
women | women, woman, ladies, lady, womens, female, girlfriend, wife | damen, dame, frauen, frau, freundin
men | men, man, mens, male, gentlemen, boyfriend, husband | herren, herr, manner, mann
kids | kids, kid, children, child, boys, girls, childrens, baby, toddler | kinder, kind, jungen, madchen, baby
unisex | unisex | unisex
`);

/** What comes right after these is not wanted. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  'no not non without ohne nicht weder kein keine keinen keinem keiner keines'.split(' '),
);

/** Words that may stand between: "not made of wool", "ohne ein Muster". */
export const AFTER_NEGATION: ReadonlySet<string> = new Set(
  'any a an the in made of from for aus in fur ein eine einen einem'.split(' '),
);

/** Words that go on with what is not wanted: "without wool or silk". */
export const ALTERNATIVES: ReadonlySet<string> = new Set('or nor oder noch'.split(' '));

/** Words that only join others. `outfit` and the like say no more than "something". */
export const FILLERS: ReadonlySet<string> = new Set(
  `a an and any are at by for from got have i im in is it its ive like looking me my need of on or please pair s show some something
   that the these this to want wear wearing with without you find can could would give search help which what who
   outfit outfits look looks clothes clothing garment garments piece pieces item items guest guests colour colours color colors coloured
   made size style
   am an auf aus bei bin bitte das dem den der des die du ein eine einem einen einer eines etwas fur furs gern gerne hab habe ich im in
   ist man mein meine meinen meiner mir mit nach oder ohne suche sucht such und von vom was wie will zu zum zur zeig zeige brauche
   mochte farbe farben teil teile kleidung klamotten outfit stil passend passende`.split(/\s+/),
);

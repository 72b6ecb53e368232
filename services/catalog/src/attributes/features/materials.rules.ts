import { Lexicon, listed, rowsOf } from '../lexicon.rules.ts';

/**
 * Materials, one a line. Cells: name | change of warmth | words in English | in German | in French, Spanish and Italian.
 * `~`: also a look or a brand word, counts only in a field for materials.
 */
const MATERIALS = `
cotton        | 0  | cotton, poplin, pima cotton, organic cotton, supima, terry, french terry, gabardine~, seersucker, piqué, pique, khadi, mangalgiri, cotton twill, cotton silk blend~, coton | baumwolle, biobaumwolle, popeline, frottee, musselin, pikee | coton, algodón, cotone
linen         | -1 | linen, flax, ramie, hemp | leinen, leinwand, ramie, hanf | lin@fr, lino
wool          | 1  | wool, merino, merino wool, lambswool, lamb wool, virgin wool, tweed, flannel~, boiled wool, shetland, woollen, woolen, boucle, worsted | wolle, merinowolle, schurwolle, tweed, loden, lammwolle, walk, merino | laine, lana, laine vierge, merinos
cashmere      | 1  | cashmere, pashmina | kaschmir, cashmere | cachemire, cachemira, cashemere, cachemir
mohair        | 1  | mohair, alpaca, baby alpaca, angora, camel hair, yak | mohair, alpaka, kamelhaar, angora | alpaga, alpaca
silk          | 0  | silk, mulberry silk, satin silk, chanderi, crepe de chine, silk satin, raw silk | seide | soie, seda, seta
leather       | 0  | leather, nappa, calfskin, cowhide, lambskin, sheepskin leather, patent leather, full grain leather, calf leather, goatskin, cow leather | leder, echtleder, lackleder, nappaleder, rindleder, glattleder, lammleder | cuir, cuero, piel@es, pelle@it
suede         | 0  | suede, nubuck | wildleder, veloursleder, rauleder, nubuk, nubukleder | daim, ante@es, camoscio, gamuza
faux_leather  | 0  | faux leather, leatherette, vegan leather, pu leather, imitation leather, synthetic leather, pleather, artificial leather, eco leather, leather look, pu, polyurethane leather, fake leather, man made leather | kunstleder, lederimitat, lederoptik, veganes leder | simili cuir, similicuir, cuero sintético, ecopelle, polipiel, similpelle, piel sintética
faux_suede    | 0  | faux suede, vegan suede, microsuede, suedette, imitation suede | wildlederimitat, velourslederimitat, wildlederoptik | suédine, antelina, ecocamoscio
denim         | 0  | denim, chambray, selvedge denim, raw denim | denim, jeansstoff | denim, tejido vaquero
polyester     | 0  | polyester, recycled polyester, microfiber, microfibre, poly | polyester, mikrofaser | poliéster, poliestere
polyamide     | 0  | nylon, polyamide, polyamid, ripstop | polyamid, nylon | poliamida, poliammide, polyamide
acrylic       | 0  | acrylic | polyacryl, acryl | acrylique, acrílico, acrilico
viscose       | -1 | viscose, rayon, bamboo viscose, ecovero | viskose | viscosa, rayonne, rayón
lyocell       | -1 | lyocell, tencel, modal, cupro | lyocell, tencel, modal | -
elastane      | 0  | elastane, spandex, lycra | elasthan | élasthanne, elastano, elastan, elasthanne, elastam
fleece        | 1  | fleece, polar fleece, sherpa, teddy~ | fleece, teddyfleece | polaire, forro polar
down          | 1  | goose down, duck down, down filled, down fill, feather down, down jacket, down coat, down vest, down and feather, down feathers | daunen, daunenfüllung, entendaunen, gänsedaunen | duvet d oie, plumón, duvet de canard
fur           | 1  | fur, shearling, sheepskin, rabbit fur, fox fur | pelz, lammfell, schaffell | fourrure, pelliccia, peau lainée
faux_fur      | 1  | faux fur, fake fur, teddy fur, imitation fur, vegan fur, artificial fur | kunstpelz, kunstfell, fellimitat, webpelz | fausse fourrure, pelo sintético, ecopelliccia, pelliccia sintetica, pelliccia ecologica
velvet        | 0  | velvet, velour, velveteen | samt, velours, nicki | velours, terciopelo, velluto
corduroy      | 1  | corduroy, cord~, needlecord | cord, feincord, breitcord | velours côtelé, pana, velluto a coste
satin         | 0  | satin, sateen~ | satin | raso
lace          | -1 | lace, crochet lace, guipure, broderie anglaise, crochet | spitze, häkelspitze, lochstickerei | dentelle, encaje, pizzo
chiffon       | -1 | chiffon, georgette, organza, tulle, voile, net~ | chiffon, tüll, organza | mousseline, gasa, tul, mousseline de soie
mesh          | -1 | mesh | mesh, netzstoff | maille filet, malla~
jersey        | 0  | jersey fabric, cotton jersey, jersey knit, silk jersey, wool jersey, jersey@de | jersey | jersey@fr, punto@es
canvas        | 0  | canvas, waxed canvas, duck canvas | segeltuch, canvas, leinwandstoff | toile, lona, tela di cotone
rubber        | 0  | rubber, eva~, neoprene, silicone~, latex | gummi, neopren, kautschuk | caoutchouc, caucho, gomma, néoprène, neopreno
straw         | -1 | straw, raffia, jute, wicker, rattan | stroh, bast, jute, raffia | paille, paja, paglia, rafia
wood          | 0  | wooden, wood | holz | bois@fr, madera, legno
steel         | 0  | stainless steel, steel, titanium | edelstahl, stahl, titan@de | acier, acero, acciaio, titane
silver        | 0  | sterling silver, 925 silver, silver 925, silver plated, 925 sterling silver | sterlingsilber, 925er silber, 925 silber, echtsilber | argent massif, plata de ley, argento 925, argent 925, plata 925
gold          | 0  | 14k gold, 18k gold, gold plated, gold vermeil, 9k gold, solid gold, 14 karat gold, 18 karat gold, gold filled, 24k gold, 10k gold | vergoldet, echtgold, gelbgold, 585 gold, 750 gold, 333 gold | plaqué or, chapado en oro, placcato oro, or massif, or 18 carats
brass         | 0  | brass, copper alloy, bronze alloy, zinc alloy | messing | laiton, latón, ottone
pearl         | 0  | freshwater pearl, cultured pearl, pearls, faux pearl, pearl beads | süßwasserperlen, perlen, zuchtperlen | perles, perlas, perle@it
`;

export interface Material {
  readonly name: string;
  /** What it does to the warmth of a garment: 1 warmer, -1 airier. */
  readonly warmth: number;
}

const parsed = rowsOf(MATERIALS, 5).map(([name = '', warmth = '', english = '', german = '', romance = '']) => {
  const material: Material = { name, warmth: Number(warmth) };
  return { material, words: [...listed(english), ...listed(romance)], german: listed(german) };
});

/** Every material by its name. */
export const MATERIALS_BY_NAME: ReadonlyMap<string, Material> = new Map(
  parsed.map(({ material }) => [material.name, material]),
);

/** The first German word of each material, lower case. */
export const GERMAN_MATERIALS: ReadonlyMap<string, string> = new Map(
  parsed.flatMap(({ material, german: [first] }) =>
    first === undefined ? [] : [[material.name, first.replace(/(?:@[a-z]+|~)$/, '')] as const],
  ),
);

const NO_MATERIAL =
  'baseball jersey, football jersey, basketball jersey, hockey jersey, cricket jersey, cycling jersey, team jersey, silky, silk touch, silk feel, silk finish, silk screen, silk screened, silk road, satin finish, satin matte, velvet matte, velvet touch, velvet rose, velvet lipstick, lace up, lace ups, lace less, lace closure, lace front, lace back, canvas print, cotton candy, wood sandal, rubber sole, rubber outsole, rubber soles, leather sole, fur baby, fur free, faux, cord stopper, steel toe, cashmere touch, cashmere feel, wool like, suede effect, leather effect, leather like, denim look, denim effect, denim blue, linen look, linen white, silk like, satin like, sandalwood, gore tex, cotton feel, cotton touch, lycra fit';

export const MATERIAL_WORDS = new Lexicon([
  ...listed(NO_MATERIAL).map((text) => ({ text, value: null })),
  ...parsed.flatMap(({ material, words }) => words.map((text) => ({ text, value: material }))),
  ...parsed.flatMap(({ material, german }) =>
    german.map((text) => ({ text, value: material, endings: 'german' as const })),
  ),
]);

import { COLOUR_FAMILIES, type ColourFamily } from '../attributes.rules.ts';
import { Lexicon, listed, type Phrase, rowsOf } from '../lexicon.rules.ts';
import { okLchOfHex, type OkLch } from './oklch.rules.ts';

/**
 * Colour names, one shade a line. Cells: family | sRGB | words in English | in German | in French, Spanish and Italian.
 * `~`: a thing before it is a colour (`stone`, `rose`), counts only where a colour is sure to be meant.
 */
export const COLOURS = `
black       | 121212 | black, jet black, jet~, onyx~, ebony~, noir, caviar~, raven~, tar~, off black | schwarz, tiefschwarz | noire, noirs, noires, negras, nere, negro, negra, nero, nera, neri, negros
white       | ffffff | white, bright white, optic white, chalk~, snow~, milk~, pure white, winter white, vanilla white | weiß, weiss, reinweiß, schneeweiß | blanc, blanche, blanco, blanca, bianco, bianca, blancs, blanches, blancas, blancos, bianche, bianchi
white       | f6f1e7 | off white, offwhite, ivory, pearl~, cloud~, antique white, eggshell~, porcelain~, alabaster~, whitecap~, egret~, oyster~ | wollweiß, cremeweiß, elfenbein, offwhite | ivoire, avorio, marfil, blanc cassé
beige       | f3e9d2 | cream, cream coloured, cream colored, creme, ecru, vanilla~, natural~, bone~, oat~, oatmeal, buttermilk~, crema, parchment~ | creme, ecru, naturweiß, cremefarben, natur~, champagner~ | écru, crème, crudo, panna
beige       | d9c7a7 | beige, sand~, stone~, biscuit~, champagne, wheat~, putty~, light khaki, buff~, almond~, straw~, sesame~, beige melange | beige, sandfarben, sand~, haferbeige | sable~, arena~, sabbia, beis, piedra
beige       | e3bc9a | nude, skin, skin coloured, flesh~, blush beige, skin colour | hautfarben, nude, puder~ | chair~, nudo
beige       | b9a27a | khaki, kaki, khakhi | khaki | kaki, caqui, cachi
beige       | 8f7d6b | taupe, mushroom, greige, mushroom brown, mink~, mud~, putty grey, fawn~ | taupe | tortora, topo
brown       | 6b4226 | brown, chocolate, coffee, coffee brown, cocoa~, espresso~, mocha, walnut~, umber, bark~, mahogany, chestnut~, hazel~, teak~, dark chocolate, coco~, truffle~, mocca, expresso~, bitter chocolate, brunette~, cork~, wood~, coffee coloured | braun, schokobraun, nussbraun, kastanie~, kaffeebraun, schoko~ | marron, brun, marrón, marrone, brune, castaño, chocolat~
brown       | c19a6b | tan, camel, cognac, caramel, toffee~, honey~, saddle~, tobacco~, hazelnut~, light brown, tan brown, golden brown, copper brown, antique brown~, whisky~, biscotti~, ginger~ | cognac, karamell, kamel, hellbraun, camel | camel, cuir~, camello, cammello, cuoio~
brown       | a0522d | rust, sienna, brick~, copper, terracotta, rust brown, cinnamon~, terra cotta | rost, rostbraun, kupfer, terrakotta | rouille, terracota, ruggine, cuivre, cobre, rame~
red         | c8102e | red, scarlet, crimson, tomato~, ruby~, poppy~, cherry~, lipstick red, chilli~, chili~, flame~, vermillion, garnet~, lava~, fire red, cherry red, raspberry red, strawberry~, blood red | rot, kirschrot, feuerrot, rubinrot, ziegelrot | rouge, rosso, rossa, rojo, roja, rouges, rojas, rojos, rosse, rossi
red         | 7b1e3b | burgundy, bordeaux, wine~, maroon, oxblood, claret, merlot~, mulberry~, cabernet~, cranberry~, wine red, rosewood~, sangria~, beet~ | weinrot, bordeaux, burgunder, dunkelrot, bordeauxrot | bordò, granate, burdeos, lie de vin, borgogna
orange      | f28c28 | orange, tangerine~, apricot, pumpkin~, papaya~, burnt orange, amber~, mandarin~, carrot~, clementine~, neon orange, marmalade~, mango~ | orange, aprikose, apricot, mandarine~ | naranja, arancione, arancio, abricot, albicocca
orange      | ffb091 | peach, coral, salmon, melon~, cantaloupe~, coral red, coral orange, peach orange | lachs, koralle, pfirsich, apricotfarben | corail, saumon, coral, salmone, pêche~, corallo, pesca~
yellow      | f5d033 | yellow, lemon~, canary~, sunshine~, sunflower~, citron~, banana~, corn~, butter~, lemon yellow, buttercup~, sun yellow, daffodil~ | gelb, zitrone~, zitronengelb, sonnengelb, maisgelb | jaune, giallo, gialla, amarillo, amarilla, limone~
yellow      | c9971c | mustard, ochre, saffron~, mustard yellow, turmeric~, curry~, amber yellow, maize~ | senf, senfgelb, ocker, curry~ | moutarde, mostaza, senape, ocre, ocra
green       | 2e8b57 | green, emerald, kelly green, jade~, grass green, apple green, bottle green, parrot green, leaf green, fern~, clover~, jungle green, emerald green, spruce~, shamrock~, avocado~, malachite~ | grün, smaragd, grasgrün, smaragdgrün, flaschengrün | vert, verde, verte, verts, vertes, verdes, verdi, émeraude, smeraldo, esmeralda
green       | 1f4d36 | forest green, forest~, hunter green, hunter~, pine~, racing green, dark green, pine green, evergreen~ | tannengrün, dunkelgrün, waldgrün | vert sapin, vert foncé, verde botella
green       | 6b6b2f | olive, army green, army~, military green, moss~, olive green, fatigue~, olive drab, military~, loden~, cypress~, moss green, military olive, khaki green | oliv, olivgrün, moosgrün, schilf~, khakigrün | olive@fr, oliva, militare~, vert olive, vert kaki
green       | a8d5ba | mint, sage~, pistachio~, seafoam~, mint green, sage green, light green, celadon~, tea green, eucalyptus~ | mint, salbei~, pistazie~, hellgrün, mintgrün | menthe~, menta~, salvia~, vert menthe
green       | b5e61d | lime~, neon green, lime green, fluorescent green, chartreuse, acid green, acid lime, neon yellow green, lime punch | limette~, neongrün, limettengrün | citron vert, lima~, lime verde
turquoise   | 30c5c0 | turquoise, turquoise blue, aqua, aqua blue, aquamarine~, cyan, lagoon~, turquoise green, aqua green | türkis, aqua, türkisblau | turquesa, turchese, acqua~
turquoise   | 0f6a70 | teal, petrol~, peacock~, teal blue, teal green, sea green, ocean green, petrol blue, peacock blue, sea blue, seagreen | petrol, blaugrün, meergrün, tealgrün | bleu canard, ottanio, verde acqua
blue        | 2a5caa | blue, cobalt, royal~, azure, cobalt blue, royal blue, electric blue, sapphire~, cornflower~, marine blue, ocean~, ocean blue, lapis~, ultramarine, blueberry~, medium blue, capri blue, mariner~, true blue | blau, kobaltblau, königsblau, jeansblau, royalblau, tintenblau | bleu, blu, azul, bleue, azules, bleus, bleues, bluette
blue        | 5d7290 | dusty blue, steel blue, slate blue, denim~, denim blue, stone blue, washed blue, wash blue~, smoke blue, airforce blue | rauchblau, graublau | bleu gris, bleu jean, azul acero
blue        | 9ec5e8 | sky blue, light blue, sky~, baby blue, ice blue, powder blue, pale blue, chambray~, pastel blue, celestial blue | hellblau, himmelblau, eisblau, babyblau, taubenblau | bleu ciel, celeste, bleu clair, azzurro, azul claro, azzurra
blue        | 4b3f8f | indigo, indigo blue, midnight indigo, mood indigo | indigo, indigoblau | índigo, indaco
navy        | 1b2a4b | navy, navy blue, midnight blue, midnight~, dark navy, marine~, ink~, dark blue, deep navy, navy melange, midnight navy, french navy, deep blue, ink blue, insignia blue, dark navy blue, navy blue melange | navy, marine, dunkelblau, marineblau, nachtblau, tiefblau, stahlblau | bleu marine, azul marino, blu scuro, bleu nuit, marino~, blu navy, bleu foncé, azul oscuro
purple      | 7a3f9d | purple, violet, plum, aubergine, grape~, amethyst~, eggplant, blackcurrant~, iris~, royal purple, fig~, orchid~, prune~, purple melange, damson~ | lila, violett, aubergine, pflaume, brombeer~, beere~ | violet, viola@it, morado, violeta, morada, prugna, pourpre, violette
purple      | c4a7e0 | lavender, lilac, mauve, wisteria~, heliotrope, light purple, thistle~, lavendar | flieder, lavendel, mauve, hellila | lilas, lavande, lila, glicine, malva, lavanda
pink        | f49ac2 | pink, baby pink, candy pink, bubblegum~, flamingo~, light pink, pastel pink, watermelon~, blush pink, petal~, pink melange, candyfloss~, dragonfruit~ | rosa, hellrosa, zartrosa, altrosa, pink | rose@fr, rosa, rosado, rosada
pink        | d8307f | magenta, fuchsia, fuschia, hot pink, cerise, raspberry~, neon pink, shocking pink, dark pink, berry~, dahlia~, fuschia pink, fuchsia pink, deep pink, peony~ | himbeere~, magenta, fuchsia, dunkelrosa, neonpink | fuxia, fucsia, framboise~
pink        | cfa0a0 | dusty rose, rose~, dusty pink, old rose, blush~, rose pink, rosé, mauve pink, ballet~, nude pink, pale pink, ash rose, dusky pink | altrosé, rosé, puderrosa, roséfarben | vieux rose, rosa antico, rosa palo, rosa cipria, rosa empolvado
grey        | 8c8f94 | grey, gray, slate~, ash~, pewter~, steel grey, heather grey, grey melange, smoke~, cement~, pebble~, dove~, concrete~, fog~, grey marl, heather~, light grey, dove grey, flint~, storm~, mist~, grey heather, stone grey, marl~, silver grey, pale grey, melange grey, slate grey, gunmetal grey, medium grey | grau, hellgrau, graumeliert, silbergrau, steingrau, mittelgrau | gris, grigio, grise, grigia, grises, grigie, grigi, ardoise~, gris clair, gris claro, grigio chiaro
grey        | 3b3d42 | charcoal, anthracite, graphite, gunmetal, dark grey, lead~, charcoal grey, asphalt~, iron~, phantom~, carbon~, shadow~, charcoal melange, gun metal, dark gray | anthrazit, dunkelgrau, graphit, schiefer~, anthra | gris foncé, antracita, antracite, gris oscuro, grigio scuro, marengo
gold        | c9a227 | gold, golden, gold tone, gold toned, gold plated, yellow gold, brass~, antique gold, rose gold, gold brass, brass toned | gold, golden, goldfarben, roségold, goldfarbig | or@fr, dorado, oro, dorada, dorato, doré, dorée, or rose
gold        | 8c6a2f | bronze, bronze toned, antique bronze | bronze, bronzefarben | bronce, bronzo
silver      | c0c3c7 | silver, silver tone, silver toned, sterling silver, steel, stainless steel~, metallic, chrome~, platinum~, white gold, gun silver, sterling~, steel toned, silver plated, oxidised silver, antique silver | silber, silberfarben, silbern, metallic, stahl~, edelstahl~, silberfarbig | argent, plata, argento, argenté, plateado, argentée, plateada, argentato
multicolour | -      | multi, multicolour, multicolor, multi colour, multi color, multicoloured, multicolored, multi coloured, multi colored, rainbow, tie dye, assorted colours~, multi colours | bunt, mehrfarbig, multicolor, regenbogen, buntes, mehrfarbiges | multicolore, multicolores, arcobaleno~, multicolor, bariolé
`;

/** A shade of the table. `lch` is null for multicolour. */
export interface Shade {
  readonly name: string;
  readonly family: ColourFamily;
  readonly lch: OkLch | null;
}

const FAMILIES: ReadonlySet<string> = new Set(COLOUR_FAMILIES);
const isFamily = (word: string): word is ColourFamily => FAMILIES.has(word);

const parsed = rowsOf(COLOURS, 5).map(([family = '', hex = '', english = '', german = '', romance = '']) => {
  if (!isFamily(family)) throw new Error(`The colours table has the family ${JSON.stringify(family)}`);
  const [name = ''] = listed(english);
  const shade: Shade = { name: name.replace(/[~@].*/, ''), family, lch: hex === '-' ? null : okLchOfHex(hex) };
  return { shade, plain: [...listed(english), ...listed(romance)], german: listed(german) };
});

/** Every shade once, named by its first English word. */
export const SHADES: readonly Shade[] = parsed.map(({ shade }) => shade);

/** German adjectives take endings: `schwarze`, `schwarzer`. */
const inflected = (text: string): string[] =>
  /[~@]|[aeo]$/.test(text) ? [text] : ['', 'e', 'er', 'es', 'en'].map((ending) => text + ending);

/** Phrases of a colour's word that speak of no colour of the thing. */
const NO_COLOUR =
  'black tie event, black tie gown, black tie dress, black tie ready, white tie event, white gold plated box, face cream, day cream, night cream, eye cream, massage cream, hand cream, foot cream, body cream, ice cream, cream blush, sun cream, bb cream, cc cream, shower cream, red dot award, gold standard, blue light, blue light filter, silver screen, silver service, green house, greenhouse, evergreen, pink tax, black light, blackout, red wine glass, golden hour, gold medal, golden ratio, white noise, green washing, rose water, orange juice, grey area, multi pocket, multi pack, multi functional, multi function, multi way, multi purpose, multi strap, multi dial, multi tool, multi utility, multi layer, multi layered, multi chain, multi row, multi strand, multi sport, multi position, multi use, multi fit, multi compartment, multi zip, multi buckle';

const phrases: Phrase<Shade>[] = [
  ...listed(NO_COLOUR).map((text) => ({ text, value: null })),
  ...parsed.flatMap(({ shade, plain, german }) =>
    [...plain, ...german.flatMap(inflected)].map((text) => ({ text, value: shade })),
  ),
];

export const COLOUR_WORDS = new Lexicon(phrases);

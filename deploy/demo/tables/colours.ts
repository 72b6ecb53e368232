/** name | German name | `#rrggbb` */
const COLOURS_TABLE = `
White|Weiß|#f7f5f0
Ecru|Ecru|#ece2cd
Oatmeal|Haferbeige|#d9ccb4
Sand|Sand|#d3bd97
Camel|Camel|#b98a55
Khaki|Khaki|#9c9063
Olive|Oliv|#6b6a3f
Sage Green|Salbeigrün|#94a484
Mint|Mint|#b5d9c6
Green|Grün|#3f8a57
Forest Green|Tannengrün|#27493a
Emerald Green|Smaragdgrün|#136b52
Petrol|Petrol|#1f5663
Turquoise|Türkis|#2ba3a5
Sky Blue|Himmelblau|#93bfe0
Light Blue|Hellblau|#bcd3e8
Royal Blue|Königsblau|#2b55b5
Indigo|Indigo|#33507e
Washed Blue|Waschblau|#88a8cc
Navy|Marine|#1f2b48
Midnight Blue|Nachtblau|#161d38
Lilac|Flieder|#bba7cf
Plum|Pflaume|#5b2f52
Powder Pink|Puderrosa|#edc9c8
Dusty Rose|Altrosa|#c68f92
Rose|Rosé|#df8fa0
Coral|Koralle|#ec7f64
Red|Rot|#c2332f
Burgundy|Bordeaux|#6d1f30
Terracotta|Terrakotta|#bd6a48
Rust|Rost|#9e4e2b
Orange|Orange|#e67c33
Mustard|Senfgelb|#cf9b33
Sunflower|Sonnengelb|#f0bb3c
Lemon Yellow|Zitronengelb|#f2df73
Butter Yellow|Buttergelb|#f4e6b0
Cognac|Cognac|#9c5a2b
Tan|Hellbraun|#bb8453
Brown|Braun|#75502f
Chocolate Brown|Schokobraun|#4d3325
Dark Brown|Dunkelbraun|#3a271d
Grey|Grau|#9b9da1
Grey Melange|Graumeliert|#b3b4b6
Light Grey|Hellgrau|#cfd0d1
Charcoal|Anthrazit|#3d4046
Black|Schwarz|#1b1a1c
Champagne|Champagner|#e3cfae
Gold|Gold|#d3ab55
Rose Gold|Roségold|#d8a08a
Silver|Silber|#c1c4c9
Natural|Natur|#d8b87f
Honey|Honig|#bf8a3c
Tortoise|Schildpatt|#6a4426`;

/** Colours that go together, by what they are dyed for. Two names are the cloth and what is printed or woven on it. */
const PALETTE_TABLE = `
flax|Ecru, White, Sage Green, Navy, Terracotta, Sand, Sky Blue
earth|Camel, Olive, Chocolate Brown, Sand, Rust, Khaki
ink|Navy, Black, Charcoal, White, Light Blue
snow|Oatmeal, Grey Melange, Forest Green, Burgundy, Navy, Mustard, Petrol
sea|White, Sky Blue, Coral, Lemon Yellow, Turquoise
dusk|Black, Burgundy, Emerald Green, Dusty Rose, Midnight Blue, Champagne, Plum
denim|Indigo, Washed Blue, Black, Ecru, Grey
hide|Tan, Black, Dark Brown, Cognac, Burgundy
suit|Navy, Charcoal, Black, Camel, Grey, Olive
pastel|Powder Pink, Mint, Lilac, Butter Yellow, Light Blue
bright|Red, Royal Blue, Sunflower, Green, Orange
sport|Black, Navy, Petrol, Coral, Lilac, Charcoal
metal|Gold, Silver, Rose Gold
straw|Natural, Honey, Black
frame|Tortoise, Black, Honey
party|Silver, Gold, Black, Emerald Green
bretons|White/Navy, Ecru/Red, White/Green, Navy/White
shirting|White/Light Blue, White/Navy, Light Blue/White, White/Rose
tartan|Red/Navy, Forest Green/Navy, Camel/Brown, Grey/Charcoal
tailoring|Navy/Grey, Charcoal/Light Grey, Brown/Camel, Grey/Charcoal
flowers|Navy/Rose, White/Red, Black/Coral, Sage Green/White, Butter Yellow/Rust
tropic|Turquoise/White, Navy/Sage Green, Coral/White, Green/Sand
vichy|White/Red, White/Navy, White/Green, White/Black
spots|Navy/White, Black/Ecru, Red/White, Dusty Rose/White
nordic|Navy/White, Forest Green/Ecru, Burgundy/Ecru, Grey/White
wild|Sand/Black, Camel/Dark Brown, Light Grey/Charcoal
deck|White/Navy, Red/White, Sunflower/White, Turquoise/White
silks|Navy/Gold, Burgundy/Champagne, Emerald Green/Gold, Coral/White, Black/Silver`;

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.split('|'));

export interface Dye {
  german: string;
  hex: string;
}

/** By English name. */
export const DYES: ReadonlyMap<string, Dye> = new Map(
  rowsOf(COLOURS_TABLE).map(([name = '', german = '', hex = '']) => [name, { german, hex }]),
);

export const PALETTES: ReadonlyMap<string, readonly string[]> = new Map(
  rowsOf(PALETTE_TABLE).map(([name = '', colours = '']) => [name, colours.split(', ')]),
);

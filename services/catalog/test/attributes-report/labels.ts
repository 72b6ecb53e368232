/**
 * The words of the labelled file for our kinds: sub-categories as its labellers drew them. A kind may belong to several where
 * their line cuts through it (`Flats` and `Sandals` of the same make); then any of them is right.
 */
const SUB_CATEGORIES: Record<string, string> = {
  Topwear:
    't_shirt polo_shirt shirt dress_shirt blouse tank_top crop_top tunic bodysuit top sweater cardigan knitwear sweatshirt hoodie jersey_shirt waistcoat vest kurta choli jacket rain_jacket fleece_jacket winter_jacket blazer coat outerwear kimono dupatta suspenders lehenga',
  Bottomwear:
    'jeans jeggings trousers chinos dress_trousers cargo_trousers leggings joggers capris shorts skirt mini_skirt skort salwar tights tracksuit swimsuit bikini swim_trunks cover_up leg_warmers',
  Dress: 'dress evening_gown wedding_dress dirndl jumpsuit playsuit dungarees',
  Saree: 'saree',
  'Apparel Set': 'clothing_set kurta_set suit tuxedo',
  Innerwear: 'bra sports_bra briefs boxers underwear undershirt shapewear thermals petticoat garter camisole',
  'Loungewear and Nightwear': 'pyjamas nightdress robe loungewear',
  Socks: 'socks baby_booties',
  Shoes: 'sneakers sports_shoes casual_shoes loafers formal_shoes heels flats boots snow_boots mules shoes',
  Sandal: 'sandals slippers',
  'Flip Flops': 'flip_flops',
  Bags: 'handbag clutch backpack laptop_bag messenger_bag travel_bag waist_bag pouch bag rain_cover',
  Wallets: 'wallet',
  Belts: 'belt',
  Watches: 'watch',
  Jewellery: 'necklace pendant earrings ring bracelet anklet brooch jewellery_set jewellery',
  Eyewear: 'sunglasses glasses',
  Headwear: 'hat cap beanie headband',
  Ties: 'tie',
  Scarves: 'scarf',
  Stoles: 'stole',
  Mufflers: 'muffler',
  Gloves: 'gloves',
  Cufflinks: 'cufflinks',
  Accessories: 'accessory_set accessories tie_clip pocket_square keyring hair_accessory umbrella',
  Fragrance: 'perfume deodorant',
  Lips: 'lip_makeup',
  Nails: 'nail_polish',
  Makeup: 'eye_makeup face_makeup makeup_remover',
  'Skin Care': 'skin_care',
  'Bath and Body': 'body_care',
  Hair: 'hair_care',
  'Beauty Accessories': 'beauty_tool',
  'Shoe Accessories': 'shoe_laces shoe_care',
  Wristbands: 'wristband',
  'Sports Equipment': 'ball sports_gear',
  'Water Bottle': 'water_bottle',
  'Home Furnishing': 'home_textile home_decor',
  Vouchers: 'gift_card',
};

const BY_KIND = new Map(
  Object.entries(SUB_CATEGORIES).flatMap(([label, kinds]) => kinds.split(' ').map((kind) => [kind, label] as const)),
);

/** The file has some things under two names of the same meaning. */
const SAME: Record<string, string> = {
  Skin: 'Skin Care',
  Eyes: 'Makeup',
  Perfumes: 'Fragrance',
  'Sports Accessories': 'Wristbands',
};

/** The sub-category that a kind is judged as; null for kinds that the file has none for. */
export const subCategoryOf = (kind: string): string | null => BY_KIND.get(kind) ?? null;

export const sameLabel = (label: string): string => SAME[label] ?? label;

/** Gender labels as our departments. */
export const DEPARTMENTS: Record<string, string> = {
  Men: 'men',
  Women: 'women',
  Unisex: 'unisex',
  Boys: 'kids',
  Girls: 'kids',
};

/** Usage labels for our occasions. */
export const USAGES: Record<string, string> = {
  everyday: 'Casual',
  sport: 'Sports',
  outdoor: 'Sports',
  ethnic: 'Ethnic',
  office: 'Formal',
  evening: 'Party',
  wedding: 'Party',
  lounge: 'Casual',
  beach: 'Casual',
};

/** Season labels for ours. */
export const SEASON_LABELS: Record<string, string> = {
  spring: 'Spring',
  summer: 'Summer',
  autumn: 'Fall',
  winter: 'Winter',
};

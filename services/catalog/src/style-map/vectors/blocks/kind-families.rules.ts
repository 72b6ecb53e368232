/** Kinds that are near each other within their slot, a family a line; a kind that no line has is a family of its own. */
const FAMILIES = `
t_shirt tank_top crop_top camisole jersey_shirt top bodysuit undershirt
polo_shirt shirt dress_shirt blouse tunic
sweater cardigan knitwear waistcoat
sweatshirt hoodie
kurta choli salwar kurta_set saree lehenga dupatta stole
jeans jeggings chinos trousers dress_trousers cargo_trousers
leggings joggers capris tights
shorts skirt mini_skirt skort
dress evening_gown wedding_dress dirndl
jumpsuit playsuit dungarees
suit tuxedo blazer
jacket rain_jacket fleece_jacket winter_jacket vest
coat outerwear kimono
tracksuit clothing_set
bra sports_bra shapewear
briefs boxers underwear thermals petticoat garter
socks leg_warmers baby_booties
pyjamas nightdress robe loungewear
bikini swimsuit swim_trunks cover_up
sneakers sports_shoes casual_shoes
loafers formal_shoes
heels flats mules
boots snow_boots
sandals flip_flops slippers
handbag clutch pouch
backpack laptop_bag messenger_bag travel_bag waist_bag
wallet keyring belt
suspenders tie pocket_square cufflinks tie_clip
scarf muffler gloves
hat cap beanie headband hair_accessory
sunglasses glasses
watch watch_strap
necklace pendant jewellery_set jewellery
earrings ring brooch
bracelet anklet wristband
perfume deodorant
lip_makeup nail_polish eye_makeup face_makeup makeup_remover
skin_care body_care hair_care beauty_tool gift_set
ball sports_gear water_bottle
home_textile home_decor gift_card gadget
`;

/** Every kind of the lines, and the first of its line, which names the family. */
export const FAMILY_OF_KIND: ReadonlyMap<string, string> = new Map(
  FAMILIES.trim()
    .split('\n')
    .flatMap((line) => {
      const kinds = line.split(' ');
      return kinds.map((kind) => [kind, kinds[0] ?? kind] as const);
    }),
);

/** The rest of `Apparel & Accessories`, and the few other categories that fashion shops sell in; as `clothing-categories.rules.ts`. */
export const ACCESSORY_CATEGORIES = `
166 Apparel & Accessories
  167 Clothing Accessories
    5942 Arm Warmers & Sleeves
    5422 Baby & Toddler Clothing Accessories
      5623 Baby & Toddler Belts
      5624 Baby & Toddler Gloves & Mittens
      5625 Baby & Toddler Hats
      5626 Baby Protective Wear
    1786 Balaclavas
    168 Bandanas & Headties
      543586 Bandanas
      543587 Hair Care Wraps
    3913 Belt Buckles
    169 Belts
    5443 Bridal Accessories
      5446 Bridal Veils
    6985 Button Studs
    6984 Collar Stays
    193 Cufflinks
    5114 Decorative Fans
    6238 Earmuffs
    170 Gloves & Mittens
    171 Hair Accessories
      8451 Hair Bun & Volume Shapers
      2477 Hair Combs
      4057 Hair Extensions
      1948 Hair Forks & Sticks
      6183 Hair Nets
      502988 Hair Pins, Claws & Clips
        543646 Barrettes
        543645 Hair Claws & Clips
        543644 Hair Pins
      5915 Hair Wreaths
      1662 Headbands
      1483 Ponytail Holders
      5914 Tiaras
      7305 Wig Accessories
        7307 Wig Caps
        7306 Wig Glue & Tape
      181 Wigs
    7133 Hand Muffs
    5207 Handkerchiefs
    173 Hats
    2020 Headwear
      7054 Fascinators
      1922 Headdresses
      5939 Turbans
    5941 Leg Warmers
    6268 Leis
    502987 Maternity Belts & Support Bands
    7230 Neck Gaiters
    176 Neckties
    4179 Pinback Buttons
    499972 Sashes
    177 Scarves & Shawls
      543673 Scarves
      543674 Shawls
    178 Sunglasses
    179 Suspenders
    180 Tie Clips
    5390 Traditional Clothing Accessories
      5688 Kimono Underclothes
      5686 Obi Accessories
      5687 Obis
      5685 Tabi Socks
    1893 Wristbands
  184 Costumes & Accessories
    5192 Costume Accessories
      7304 Bald Caps
      8017 Costume Accessory Sets
      5907 Costume Capes
      8200 Costume Gloves
      5426 Costume Hats
      500118 Costume Special Effects
      500008 Costume Tobacco Products
      8018 Pretend Jewelry
    5387 Costume Shoes
    5193 Costumes
    5194 Masks
  6552 Handbag & Wallet Accessories
    6460 Checkbook Covers
    175 Keychains
    6277 Lanyards
    5841 Wallet Chains
  6551 Handbags, Wallets & Cases
    6170 Badge & Pass Holders
    6169 Business Card Cases
    3032 Handbags
    2668 Wallets & Money Clips
  188 Jewelry
    189 Anklets
    190 Body Jewelry
    191 Bracelets
    197 Brooches & Lapel Pins
    192 Charms & Pendants
    194 Earrings
    6463 Jewelry Sets
    196 Necklaces
    200 Rings
    5122 Watch Accessories
      5123 Watch Bands
      7471 Watch Stickers & Decals
      6870 Watch Winders
    201 Watches
  1933 Shoe Accessories
    5567 Boot Liners
    7078 Gaiters
    5385 Shoe Covers
    1856 Shoelaces
    2427 Spurs
  187 Shoes
5181 Luggage & Bags
  100 Backpacks
  101 Briefcases
  108 Cosmetic & Toiletry Bags
  103 Duffel Bags
  104 Fanny Packs
  106 Messenger Bags
  5608 Shopping Totes
  107 Suitcases
`;

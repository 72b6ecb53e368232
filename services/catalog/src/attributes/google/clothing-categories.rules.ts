/** Google's product taxonomy below `Apparel & Accessories > Clothing`: ids and names as published (version 2021-09-21), children indented. */
export const CLOTHING_CATEGORIES = `
166 Apparel & Accessories
  1604 Clothing
    5322 Activewear
      3951 American Football Pants
      5697 Bicycle Activewear
        3128 Bicycle Bibs
        3455 Bicycle Jerseys
        3188 Bicycle Shorts & Briefs
        6087 Bicycle Skinsuits
        3729 Bicycle Tights
      5378 Boxing Shorts
      499979 Dance Dresses, Skirts & Costumes
      5460 Hunting Clothing
        5462 Ghillie Suits
        5461 Hunting & Fishing Vests
        5552 Hunting & Tactical Pants
      5379 Martial Arts Shorts
      5517 Motorcycle Protective Clothing
        6006 Motorcycle Jackets
        7003 Motorcycle Pants
        5463 Motorcycle Suits
      5555 Paintball Clothing
    182 Baby & Toddler Clothing
      5408 Baby & Toddler Bottoms
      5549 Baby & Toddler Diaper Covers
      5424 Baby & Toddler Dresses
      5425 Baby & Toddler Outerwear
      5622 Baby & Toddler Outfits
      5412 Baby & Toddler Sleepwear
      5423 Baby & Toddler Socks & Tights
      5409 Baby & Toddler Swimwear
      5410 Baby & Toddler Tops
      5411 Baby One-Pieces
      5621 Toddler Underwear
    2271 Dresses
    5182 One-Pieces
      5250 Jumpsuits & Rompers
      5490 Leotards & Unitards
      7132 Overalls
    203 Outerwear
      5506 Chaps
      5598 Coats & Jackets
      5514 Rain Pants
      3066 Rain Suits
      5909 Snow Pants & Suits
      1831 Vests
    7313 Outfit Sets
    204 Pants
    212 Shirts & Tops
    207 Shorts
    1581 Skirts
      6229 Knee-Length Skirts
      6228 Long Skirts
      2331 Mini Skirts
    5344 Skorts
    208 Sleepwear & Loungewear
      5713 Loungewear
      5513 Nightgowns
      2580 Pajamas
      2302 Robes
    1594 Suits
      5183 Pant Suits
      1516 Skirt Suits
      1580 Tuxedos
    211 Swimwear
    5388 Traditional & Ceremonial Clothing
      6031 Dirndls
      5674 Hakama Trousers
      6227 Japanese Black Formal Wear
      5673 Kimono Outerwear
        5678 Haori Jackets
        5677 Kimono Coats
      5343 Kimonos
        5684 Bridal Kimonos
        5683 Casual Kimonos
        5682 Furisode Kimonos
        5681 Iromuji Kimonos
        5680 Komon Kimonos
        5679 Tomesode & Houmongi Kimonos
      5483 Religious Ceremonial Clothing
        8149 Baptism & Communion Dresses
      8248 Saris & Lehengas
      7281 Traditional Leather Pants
      5676 Yukata
    213 Underwear & Socks
      7207 Bra Accessories
        7208 Bra Strap Pads
        7211 Bra Straps & Extenders
        7210 Breast Enhancing Inserts
        7209 Breast Petals & Concealers
      214 Bras
      215 Hosiery
      5327 Jock Straps
      1772 Lingerie
      2563 Lingerie Accessories
        2160 Garter Belts
        1675 Garters
      1807 Long Johns
      2963 Petticoats & Pettipants
      1578 Shapewear
      209 Socks
      2745 Undershirts
      2562 Underwear
      5834 Underwear Slips
    2306 Uniforms
      5484 Contractor Pants & Coveralls
      5878 Flight Suits
      7235 Food Service Uniforms
        7237 Chef's Hats
        2396 Chef's Jackets
        7236 Chef's Pants
      5949 Military Uniforms
      206 School Uniforms
      3414 Security Uniforms
      3598 Sports Uniforms
        3888 American Football Uniforms
        3191 Baseball Uniforms
        3439 Basketball Uniforms
        3683 Cheerleading Uniforms
        3724 Cricket Uniforms
        3958 Hockey Uniforms
        4003 Martial Arts Uniforms
        3253 Officiating Uniforms
        5564 Soccer Uniforms
        3379 Softball Uniforms
        3852 Wrestling Uniforms
      2292 White Coats
    5441 Wedding & Bridal Party Dresses
      5330 Bridal Party Dresses
      5329 Wedding Dresses
`;

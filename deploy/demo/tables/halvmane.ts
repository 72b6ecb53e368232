export const HALVMANE = `
sweater roll|women|{} Roll-Neck|99|merino, cashmere+120|office|Thin enough under a blazer or thick enough without a coat: choose the yarn.
sweater|women|{} Crew-Neck Sweater|109|lambswool|office|Set-in sleeves and a neck that keeps its round.
sweater cropped|women|Cropped {} Sweater|119|cable, mohair+20|weekend|Ends at the waist and goes over dresses.
sweater mock boxy|women|{} Funnel-Neck Sweater|129|alpaca|weekend|A collar half way up and sleeves to hide hands in.
cardigan|women|Long {} Cardigan|139|mohair, lambswool|layering|Five buttons and pockets where hands expect them.
cardigan open fine longline|women|Open {} Cardigan|129|merino|layering|No buttons: it hangs from the shoulder like a light coat.
sweater cable|men|Fisherman {} Sweater|149|cable, chunky|weekend|Knitted dense against the wind, with a high rib.
sweater|men|{} Crew-Neck|99|merino, lambswool|office|The plain sweater that everything goes with.
sweater zip|men|Half-Zip {} Sweater|119|merino-rib, lambswool|weekend|A collar to open indoors and close at the tram stop.
sweater roll|men|{} Submariner Roll-Neck|139|merino-rib|weekend|Ribbed throughout and long enough to sit down in.
cardigan shawl|men|Shawl-Collar {} Cardigan|169|lambswool, chunky+20|weekend|Leather buttons and pockets deep enough for hands.
knitVest tipped|both|{} Sweater Vest|79|lambswool|office|A layer over a shirt when a blazer is too much.
sweater yoke|unisex|{} Yoke Sweater|165|lambswool, alpaca+20|weekend|A round yoke, knitted without a seam.
sweater|unisex|{} Sweater|159|fairisle|holiday|For the first snow and every evening after it.
overshirt flap|unisex|{} Overshirt|175|boiled, wool-check|weekend|Between a shirt and a jacket, and warmer than both.
tshirt long|both|{} Base Layer|69|merino|layering|Flat seams and a back that stays tucked in.
leggings|women|{} Leggings|79|merino, merino-rib|layering|Under a skirt in town or under shell trousers on the hill.
dress knitted roll|women|{} Midi Dress|165|merino-rib|office|A long line that follows without holding.
skirt pencil|women|{} Pencil Skirt|109|merino-rib, boiled|office|A slit behind, an elastic waist and no lining to ride up.
skirt wrap|women|{} Wrap Skirt|119|wool-check|office|Closes with two buckles and a long pin.
trousers crease|both|{} Trousers|145|wool-flannel, wool-check+10|office|Pressed, lined to the knee and long enough to turn up.
blazer double|women|Double-Breasted {} Blazer|259|wool-flannel|office|Six buttons and a firm shoulder.
coat wrap|women|{} Wrap Coat|349|wool, doubleface+120|office|A wide collar and a belt instead of buttons.
coat|women|Long {} Coat|329|wool-check|office|Three buttons, raglan seams and a back vent.
coat double|men|{} Overcoat|399|wool, doubleface+100|office|Double-breasted and long enough for a bicycle.
coat duffle|unisex|{} Duffle Coat|319|wool, boiled|weekend|Horn toggles, patch pockets and a hood for snow.
parka fur|both|Hooded {} Parka|289|rainshell, waxed+30|rain|Storm cuffs and a hood that turns with the head.
puffer long hood|women|Long {} Coat|299|down, padded-80|weekend|To the knee and to minus fifteen.
puffer vest fine|unisex|{} Gilet|129|down, padded-30|layering|Warm where it matters and free in the arms.
jacket field|men|{} Liner Jacket|139|quilted, boiled+40|layering|Alone in October and under a coat in January.
boots shearling|women|{}-Lined Ankle Boots|219|shearling|weekend|Warm to the toes, with a sole that grips.
boots snow|unisex|{} Winter Boots|189|nubuck, oiled+20|holiday|A felt liner to take out and dry by the stove.
scarf|unisex|{} Blanket Scarf|69|wool-check, cashmere+90|layering|Two metres of it, fringed by hand.
scarf loop|women|{} Snood|49|chunky, mohair+10|layering|Pulled over once, with no ends to lose.
beanie|unisex|Ribbed {} Beanie|35|merino, cashmere+40|everyday|Folds over the ears and stays there.
beanie pompom|kids|Kids’ {} Bobble Hat|25|fairisle, lambswool|everyday|Lined with fleece where it touches the forehead.
gloves mittens|unisex|{} Mittens|35|fairisle, boiled, shearling+40|everyday|Fingers keep each other warm in there.
gloves touch|women|{} Gloves|29|merino, cashmere+30|everyday|Thin enough for a telephone.
socks heel|unisex|{} Socks|19|sock-wool|everyday|Knitted double at heel and toe.
sweater|kids|Kids’ {} Sweater|65|merino, fairisle+10|everyday|Long cuffs that grow along for a second winter.
cardigan crew fine|kids|Kids’ {} Cardigan|59|merino, lambswool|party|Wooden buttons that small fingers manage.
leggings|kids|Kids’ {} Leggings|39|merino, merino-stripe|layering|For under snow trousers, or for reading in bed.
`;

export const MARLPIT_LANE = `
blazer two|men|{} Suit Jacket|295|hopsack|office|Half canvassed, with a soft shoulder and a ticket pocket.
blazer double peak|men|Double-Breasted {} Jacket|345|pinstripe|office|Six buttons, two to fasten, and peaked lapels.
blazer patch two|men|{} Sports Jacket|275|tweed|weekend|Patch pockets and suede under the collar.
blazer|women|Single-Button {} Blazer|245|hopsack, houndstooth|office|Nipped at the waist and long enough to sit on.
blazer double|women|Double-Breasted {} Blazer|265|wool-flannel, pinstripe|office|A strong shoulder and buttons that mean it.
waistcoat|both|{} Waistcoat|115|tweed|wedding|Five buttons and a cinch behind.
trousers crease|men|Flat-Front {} Trousers|135|hopsack, pinstripe|office|Side adjusters, no belt loops, a clean line.
trousers pleat turnup|men|Pleated {} Trousers|145|wool-flannel, tweed|office|Two pleats that open when you sit, and a turn-up.
trousers wide crease|women|Wide {} Trousers|135|hopsack, wool-flannel|office|Full length over a heel, with a pressed crease.
trousers slim crease cropped|women|Cigarette {} Trousers|115|crepe|office|Cropped above the ankle bone.
trousers tapered|men|{} Country Trousers|110|cord, moleskin|weekend|Heavy enough for brambles, tidy enough for lunch.
skirt pencil|women|{} Pencil Skirt|105|hopsack|office|Lined, darted, with a slit that lets you run for a train.
skirt pleated|women|Kilted {} Skirt|125|wool-check, tweed|weekend|Knife pleats all round and a leather strap.
dress shift cap|women|{} Shift Dress|165|crepe|office|Sleeves to the shoulder bone and a hem to the knee.
dress sash elbow|women|{} Belted Dress|175|viscose-20, dotty-20|wedding|A bias skirt and a belt covered in the same cloth.
shirt|men|{} Dress Shirt|85|poplin, poplin-stripe|office|A cutaway collar with brass bones, and a split yoke.
shirt pocket|men|{} Button-Down Shirt|80|oxford, gingham|weekend|The collar rolls, as it should.
shirt|women|{} Shirt|79|poplin|office|A man's shirt, cut again from the start for women.
blouse bow|women|{} Bow Blouse|95|silk+50, dotty|office|A bow that can be worn loose, tight or behind.
sweater|both|{} Jumper|98|lambswool, cashmere+110|weekend|Fully fashioned, with saddle shoulders.
sweater cable|women|{} Tennis Jumper|115|cable, cotton-knit-10|weekend|A deep V is for cricket; this one is round and warm.
cardigan fine|men|{} Cardigan|110|merino|office|A jacket for people who do not like jackets.
knitVest tipped|men|{} Slipover|75|lambswool, fairisle+20|weekend|Tipped at the neck, with deep armholes.
coat|men|Single-Breasted {} Overcoat|425|wool|office|To the knee, with a velvet under-collar.
coat double patch|women|{} Greatcoat|445|wool, wool-check|office|Broad lapels and a half belt behind.
coat mac|both|{} Mac|265|gabardine|rain|A fly front and a throat latch for sideways rain.
trench|both|{} Trench Coat|345|gabardine|rain|Storm flap, wrist straps and a belt you tie, not buckle.
coat duffle|men|{} Duffle|325|wool|weekend|Wooden toggles, jute loops and a hood that buttons down.
jacket field cord-collar|both|{} Country Jacket|245|waxed, quilted-80|rain|A two-way zip, a game pocket and a corduroy collar.
puffer vest fine|both|{} Body Warmer|115|quilted|weekend|Studs in front, vents behind.
shoes brogue|men|{} Brogues|265|calf, suede|office|Bench-made, welted, and punched by hand.
shoes|men|{} Oxfords|275|calf|wedding|Closed lacing and a plain cap.
shoes monk|men|{} Monk Shoes|285|calf, suede|office|One buckle and no laces to be late for.
shoes loafer penny|both|{} Penny Loafers|225|calf|office|A hand-sewn apron and a sole you can have replaced.
boots chelsea|men|{} Chelsea Boots|295|calf, suede|office|A sharp last, a leather sole and two loops to pull.
boots knee|women|{} Riding Boots|345|calf|weekend|Straight in the shaft, with a zip inside.
tie|men|{} Tie|65|silk-twill, tweed-5|wedding|Eight centimetres wide and folded, not stuffed.
tie bow|men|{} Bow Tie|45|silk-twill|wedding|To be tied by its owner, or somebody patient.
pocketSquare|men|{} Pocket Square|29|silk-print, linen|wedding|Rolled by hand and big enough to fold three ways.
cap flat|men|{} Flat Cap|55|tweed, wool-check|weekend|Eight panels, or one if you count from afar.
hat|unisex|{} Trilby|75|felt|weekend|Blocked by hand, with a grosgrain band.
gloves|both|{} Gloves|69|nappa|everyday|Hand-stitched, lined with silk knit.
umbrella|unisex|Stick Umbrella|59|rainshell|rain|Steel ribs and a handle of bent ash.
scarf|unisex|{} Scarf|65|cashmere+60|everyday|Woven, not knitted, and brushed with teasels.
socks knee|men|{} Long Socks|18|sock-wool, sock|office|Over the calf, so that nobody sees a shin.
`;

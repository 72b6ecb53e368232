export const LINDEN_LOOM = `
shirt relaxed|women|Relaxed {} Shirt|79|linen, linen-stripe+6|weekend|Cut wide with a dropped shoulder and a deep back pleat.
shirt band|both|Band-Collar {} Shirt|85|linen|office|A small stand collar and mother-of-pearl buttons keep it neat.
shirt|men|Garment-Dyed {} Shirt|89|linen, twill-shirt-4|weekend|Dyed after sewing, so the seams fade a little like an old favourite.
shirt camp short|men|Camp-Collar {} Shirt|69|linen|holiday|A straight hem, made to be worn untucked.
shirt pocket|men|Everyday {} Shirt|75|oxford, poplin, poplin-stripe+4, gingham|office|A soft button-down that works with a tie and better without.
overshirt pockets|unisex|{} Overshirt|98|linen-cotton, cord+10|weekend|Two chest pockets and a boxy cut to layer over a T-shirt.
blouse tie-neck|women|Tie-Neck {} Blouse|82|voile, ditsy|office|Gathers from a round yoke and two ties to knot or leave.
blouse smocked puff|women|Smocked {} Blouse|85|gauze|weekend|Shirred at the waist, with sleeves that keep their puff.
tshirt boxy|women|Boxy {} T-Shirt|42|slub, jersey-4|weekend|A loose neck and a hem that ends at the hip.
tshirt pocket|men|Pocket {} T-Shirt|42|slub, heavy-jersey-2|weekend|One pocket, no logo, and a collar that lies flat.
tank|women|{} Tank Top|29|rib-jersey, slub+3|layering|Wide straps and a neckline that stays where it is.
tshirt long boat|unisex|{} Long-Sleeve|49|breton|weekend|A boat neck, as sailors had it.
sweater|women|Boxy {} Sweater|89|cotton-knit, lambswool+20|weekend|Slightly short and slightly wide, for high waists.
cardigan crew fine|women|{} Cardigan|95|cotton-knit|layering|Small buttons up to a round neck; closed, it is a sweater.
dress shift none|women|{} Column Dress|119|linen, tencel+10|weekend|A straight dress with deep pockets and side slits.
dress shirt elbow|women|{} Shirt Dress|129|linen|office|Buttons all the way down; the belt gives it a waist.
dress tiered straps|women|Tiered {} Sundress|115|gauze, gingham|holiday|Three tiers on wide straps, with pockets in the second.
dress wrap elbow|women|{} Wrap Dress|125|floral|wedding|Wraps, ties and stays where it should.
jumpsuit wide|women|Wide-Leg {} Jumpsuit|139|linen, tencel+10|office|One zip fewer to think about in the morning.
trousers wide pleat|women|Wide-Leg {} Trousers|95|linen, tencel+6|office|A high waist, one pleat and a long, easy line.
trousers drawstring|both|Drawstring {} Trousers|89|linen, linen-cotton|holiday|Tapered just enough to look tidy with loafers.
trousers pleat crease|men|Pleated {} Trousers|125|linen-check, hopsack+24|wedding|A clean crease and a cloth that hangs straight.
trousers slim cropped|women|Cropped {} Chinos|79|twill, needlecord+4|office|They end above the ankle and go with flats.
shorts pleat|both|Pleated {} Shorts|62|linen, twill|holiday|A little above the knee, with pockets that hold a phone.
skirt slip|women|Bias-Cut {} Skirt|89|linen, floral|office|Falls close, moves well and needs no zip.
skirt tiered maxi|women|Tiered {} Maxi Skirt|99|voile, ditsy|holiday|Gathered three times over, with an elastic waist.
blazer patch|women|Unlined {} Blazer|179|linen, linen-check+10|office|One button, no lining, sleeves to push up.
blazer two patch|men|Soft {} Blazer|199|linen-cotton, seersucker, hopsack+50|wedding|A natural shoulder and patch pockets, dressed up or down.
jacket chore|unisex|{} Chore Jacket|125|twill, linen+10|weekend|Three pockets and corozo buttons, cut for work.
trench|women|{} Trench Coat|245|waxed, gabardine-20|rain|Keeps off a shower and hangs straight from the shoulder.
pyjamas|both|{} Pyjama Set|89|poplin-stripe, gauze|home|Piped edges and a pocket for a handkerchief.
tote trim|unisex|{} Market Tote|49|canvas, linen|everyday|Holds a week of groceries or a weekend of clothes.
scarf|unisex|Washed {} Scarf|39|linen, linen-stripe|layering|Long enough to wrap twice, light enough to forget.
hat bucket|unisex|{} Bucket Hat|35|linen, canvas|holiday|Folds flat and keeps the sun off.
socks|unisex|{} Socks, Pack of Two|19|sock, sock-stripe|everyday|Mid-calf, in sizes that mean something.
dress full short|kids|Kids’ {} Twirl Dress|45|ditsy, gauze|party|A skirt that is cut from a full circle.
shorts drawstring|kids|Kids’ {} Shorts|29|linen-cotton, terry|holiday|An elastic waist and pockets for stones.
shirt band|kids|Kids’ {} Shirt|35|linen, gingham|party|Four buttons, so that it goes over the head.
`;

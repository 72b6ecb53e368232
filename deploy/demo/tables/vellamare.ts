export const VELLAMARE = `
heels slingback kitten|women|{} Slingbacks|169|nappa|office|A heel of five centimetres that lasts until the dancing ends.
heels|women|{} Pumps|185|nappa|evening|Eight centimetres, with the weight over the arch.
heels block strap|women|Block-Heel {} Pumps|175|nappa, suede|wedding|Cobblestones are no argument against these.
heels bow|women|Bow-Front {} Pumps|189|satin|evening|A bow that is sewn, not glued.
flats bow|women|{} Ballet Flats|129|nappa, suede, patent|everyday|Soft from the box, with a rubber half sole.
flats cap strap|women|Cap-Toe {} Flats|139|nappa|office|A dark toe and a strap with a tiny buckle.
shoes loafer tassel|women|Tassel {} Loafers|169|calf, suede|office|A stacked heel of two centimetres.
shoes loafer penny|men|{} Loafers|179|suede|holiday|Unlined, for bare feet.
shoes deck|men|{} Boat Shoes|139|nubuck, calf|holiday|Laces all round and a sole that leaves no mark.
shoes slipper|unisex|{} House Slippers|69|felt|home|A sole you can fetch the post in.
sandals cross|women|Crossed {} Sandals|119|vegtan, nappa|holiday|Crossed twice and buckled once.
sandals slide|women|{} Slides|99|vegtan|beach|One broad band, padded underneath.
sandals fisherman|unisex|{} Fisherman Sandals|129|vegtan, calf|holiday|Closed enough for town, open enough for August.
sandals thong|women|{} Thong Sandals|79|vegtan|beach|A thin sole that follows the foot.
espadrilles wedge|women|Wedge {} Espadrilles|99|canvas, suede+20, raffia+10|holiday|Seven centimetres of jute and a ribbon round the ankle.
espadrilles|unisex|Flat {} Espadrilles|59|canvas|beach|Stitched by hand in the way of the coast.
sneakers tab|women|{} Sneakers|139|sneaker-leather, suede|everyday|White sole, coloured heel, no logo.
sneakers high|unisex|High-Top {} Sneakers|99|canvas-shoe|everyday|Laced to the ankle, with a cotton lining.
boots heeled|women|Heeled {} Ankle Boots|219|calf, suede|office|A zip inside and a heel of six centimetres.
boots chelsea|women|{} Chelsea Boots|199|calf|everyday|Two gussets, one loop, a rounded toe.
boots knee buckle|women|Knee-High {} Boots|299|calf, suede|office|A buckle at the ankle that holds, not only decorates.
boots rain|women|{} Boots|69|rubber|rain|To below the knee, matt, with a cotton lining.
handbag|women|{} Day Bag|249|grain, suede|office|Stands by itself and holds a folder.
handbag bucket|women|{} Bucket Bag|219|grain, suede|everyday|A drawstring, a strap and a pocket for keys.
handbag woven|women|Woven {} Bag|289|nappa, calf|everyday|Strips woven by hand over a soft lining.
handbag hobo|women|{} Hobo|239|suede|everyday|Slouches on purpose.
handbag flap|women|{} Top-Handle Bag|279|calf, patent|evening|A turn lock and a strap for when hands are full.
crossbody camera|women|{} Camera Bag|139|grain|everyday|Two zips, three compartments and a wide strap.
crossbody moon|women|{} Moon Bag|159|nappa, suede|everyday|Lies close under the arm.
crossbody fringe|women|Fringed {} Bag|169|suede|weekend|Two hundred fringes, cut by eye.
tote base|women|{} Tote|129|canvas, grain+120|office|Takes a laptop and forgives the umbrella.
basket round|women|Round {} Bag|79|straw|beach|Woven in a spiral from the middle outwards.
clutch frame|women|Frame {} Clutch|119|velvet, satin-bag|evening|Closes with a click one remembers.
clutch envelope chain|women|{} Envelope Bag|149|nappa|evening|The chain goes inside when you do not need it.
weekender|unisex|{} Weekender|289|canvas, grain+160|travel|Cabin size, with feet of brass.
backpack|women|{} City Backpack|199|grain|office|Opens at the back, so that nobody else does.
wallet|unisex|{} Card Wallet|69|grain, vegtan|everyday|Eight cards, some notes and nothing that jingles.
wallet zip|women|{} Zip Purse|89|grain|everyday|A pocket for every coin you should not have kept.
belt slim|women|Slim {} Belt|49|calf, patent|everyday|Two centimetres wide, for dresses.
belt braided ring|unisex|Braided {} Belt|65|vegtan|everyday|No holes: the pin goes where you want.
belt wide|women|Wide {} Waist Belt|79|nappa, suede|evening|Turns a coat into an outfit.
scarf square|women|{} Square|79|silk-print|everyday|Seventy centimetres, rolled by hand.
sunglasses|unisex|Square {} Sunglasses|115|acetate|beach|Five-barrel hinges and a case that folds.
sunglasses cat|women|Cat-Eye {} Sunglasses|119|acetate|beach|Lifted at the corners, kind to round faces.
sunglasses round|unisex|Round {} Sunglasses|115|acetate|beach|Light on the nose and wide at the temple.
necklace coin|women|{} Coin Necklace|89|gold|everyday|A worn coin of no country on a fine chain.
necklace pearl|women|{} Pearl Necklace|129|gold|wedding|Freshwater pearls, knotted one by one.
necklace layered|women|Layered {} Necklace|99|gold|evening|Two chains that do not tangle, because they are joined.
necklace chain|unisex|{} Curb Chain|109|gold|everyday|Flat links that lie still.
earrings hoop chunky|women|Chunky {} Hoops|69|gold|everyday|Hollow, and so as light as they are not.
earrings drop|women|{} Drop Earrings|79|gold|evening|A stone, a chain and a stone.
earrings stud pearl|women|{} Pearl Studs|49|gold|wedding|Seven millimetres, for every ear.
bracelet cuff|women|{} Cuff|89|gold|evening|Opens a little, for the wrist to slip in.
bracelet charm|women|{} Charm Bracelet|79|gold|everyday|Three charms, and rings for more.
bracelet bangle|women|{} Bangle|69|gold|everyday|Round inside and out.
ring|women|{} Solitaire Ring|79|gold|wedding|One stone, set low so that it catches no sleeve.
ring signet|unisex|{} Signet Ring|89|gold|everyday|Left blank, for an engraver to spoil or not.
ring stack|women|Stacking {} Rings|59|gold|everyday|Two to wear apart or together.
watch|unisex|{}-Strap Watch|189|calf, suede|office|Two hands, twelve marks and a strap that changes without tools.
tights|women|{} Tights|15|denier|office|They survive a bicycle.
hairband knot|women|Knotted {} Hairband|29|velvet, silk-print+10|party|Padded, with a knot on top.
`;

export const COPPERLINE = `
jeans|men|Straight {} Jeans|148|selvedge, stretch-denim-40|weekend|A mid rise and a straight leg with room for boots.
jeans slim|men|Slim {} Jeans|118|stretch-denim|weekend|Slim through the thigh, narrow at the hem.
jeans tapered|men|Tapered {} Jeans|124|denim, stretch-denim-6|office|Easy at the top, neat at the ankle.
jeans carpenter|men|{} Carpenter Jeans|128|denim|workwear|A hammer loop, a rule pocket and double knees.
jeans|women|High-Rise {} Jeans|124|denim, stretch-denim-6|weekend|Holds the waist and lets the leg alone.
jeans wide|women|Wide-Leg {} Jeans|128|denim|weekend|From the hip to the floor in one line.
jeans flare|women|Bootcut {} Jeans|118|stretch-denim|office|A small flare that fits over boots.
jeans slim cropped faded|women|Cropped {} Jeans|112|stretch-denim|weekend|They stop where the ankle starts.
jeans wide cuffed faded|unisex|Loose {} Jeans|132|denim, selvedge+24|weekend|Cut after a pair that had seen thirty summers.
trousers knees|men|Double-Knee {} Pants|118|duck|workwear|Triple-stitched, with room for knee pads.
trousers cargo|both|{} Cargo Pants|108|twill, ripstop|weekend|Six pockets and a hem to tie.
trousers tapered|both|{} Chinos|98|twill|office|A tidy pair that is not afraid of a ladder.
shorts long|men|{} Work Shorts|72|duck, denim|workwear|To the knee, with a pocket for a folding rule.
shorts mini cuffed|women|{} Shorts|68|denim|holiday|High in the waist and rolled once.
skirt buttons|women|{} A-Line Skirt|84|denim, needlecord+4|weekend|Buttons down the front, pockets on the hip.
skirt mini pocketed|women|{} Mini Skirt|72|denim|weekend|Made like a pair of jeans, without the legs.
jumpsuit dungarees|women|{} Dungarees|148|denim, canvas|workwear|Over a striped top in spring, over a sweater in winter.
jumpsuit long zip|unisex|{} Coverall|168|twill|workwear|One zip, nine pockets and a back that bends with you.
dress shirt elbow|women|{} Shirt Dress|118|chambray, light-denim|weekend|Snaps all the way down and a belt that comes off.
jacket trucker|men|{} Trucker Jacket|168|selvedge|weekend|Pleats in front and a cinch at the back.
jacket trucker cropped|women|Cropped {} Jacket|138|denim, light-denim|weekend|Ends at the waist, goes over dresses.
jacket trucker sherpa|unisex|Sherpa-Collar {} Jacket|188|denim|weekend|Lined with pile to the waist, quilted in the sleeves.
jacket field cord-collar|men|{} Field Jacket|248|waxed, duck-40|rain|Four bellows pockets and a cord collar.
jacket biker|both|{} Biker Jacket|428|calf|evening|An asymmetric zip and a short, close cut.
jacket bomber|men|{} Bomber Jacket|178|twill, suede+180|weekend|Ribbed at neck, cuffs and hem.
jacket varsity|unisex|{} Varsity Jacket|198|wool|weekend|Snaps, striped ribs and no team to support.
jacket chore|both|{} Work Jacket|138|duck, moleskin, denim|workwear|Riveted pockets and a collar to turn up.
shirt flap|men|{} Work Shirt|88|chambray|workwear|Two flap pockets and a pencil slot.
shirt flap yoke|both|Western {} Shirt|92|denim, flannel|weekend|Pearl snaps and a pointed yoke.
overshirt flap|men|{} Shirt Jacket|128|flannel|layering|A shirt by cut, a jacket by weight.
sweatshirt raglan|unisex|{} Sweatshirt|88|loopback|weekend|Knitted slowly, so it never twists.
hoodie|unisex|{} Hoodie|98|loopback|weekend|A lined hood and a pocket that goes all the way through.
tshirt pocket|men|{} Pocket Tee|38|heavy-jersey, jersey-4|weekend|A collar that does not wave.
tshirt henley long|men|{} Henley|54|rib-jersey, heavy-jersey|layering|Three buttons and cuffs to push up.
boots work|men|{} Work Boots|298|oiled, nubuck-40|workwear|Welted, so a cobbler can save them.
boots chelsea|both|{} Chelsea Boots|228|calf, suede-10|office|Elastic sides and a heel of an inch.
boots desert|men|{} Desert Boots|148|suede, oiled+10|weekend|Two eyelets, a crepe sole, nothing else.
boots lace work|women|Lace-Up {} Boots|238|oiled, calf|weekend|Six eyelets, a zip inside and a sole with teeth.
sneakers cap|unisex|{} Deck Sneakers|72|canvas-shoe|everyday|A toe cap and a sole that squeaks only on gym floors.
sneakers gum|unisex|{} Court Sneakers|128|sneaker-leather, suede+10|everyday|Plain, low and easy to clean.
belt|men|{} Belt|78|vegtan, suede-10|everyday|Four millimetres thick; it will outlast the jeans.
backpack roll|unisex|{} Roll-Top Backpack|178|waxed, canvas-30|everyday|Shuts over a laptop and a lunch.
cap logo|unisex|{} Cap|38|twill, cord|everyday|Six panels and a brass buckle.
beanie patch|unisex|{} Watch Cap|34|lambswool, merino+4|workwear|Short enough to sit above the ears.
`;

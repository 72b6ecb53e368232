export const CASA_MIRTO = `
dress tiered maxi straps|women|Tiered {} Maxi Dress|149|voile, palm|holiday|Tiers that catch every breeze on the terrace.
dress slip cowl|women|{} Slip Dress|169|silk+20|evening|Cut on the bias, on thin straps, made for candlelight.
dress slip maxi|women|Long {} Slip Dress|189|satin-20, silk+40|wedding|Down to the ankle, with a back that dips.
dress wrap elbow|women|{} Wrap Dress|119|floral|office|A skirt that opens as you walk and no further.
dress shift cap|women|{} Shift Dress|129|linen, crepe+10, broderie|office|Straight, knee-length and lined to the hem.
dress smocked puff mini|women|Smocked {} Mini Dress|99|gingham|holiday|Shirred at the bodice so that it needs no zip.
dress sash pleated|women|Sash-Tie {} Midi Dress|159|pleat, viscose-20|wedding|A sash to tie in front or behind.
dress square short ruffle|women|Ruffled {} Dress|109|dotty|party|A square neck and a ruffle that starts at the knee.
gown|women|Strapless {} Gown|279|crepe, satin|evening|Boned inside, so that nothing needs to be pulled up.
gown one-shoulder satin|women|One-Shoulder {} Gown|289|satin|wedding|One shoulder, one seam, no jewellery needed.
gown slit|women|{} Evening Gown|329|sequin, velvet-40|evening|A slit to just above the knee, for the stairs and the dancing.
jumpsuit wide|women|{} Evening Jumpsuit|179|crepe|evening|Palazzo legs and a neckline that asks for earrings.
shirt embroidered|women|Embroidered {} Shirt|109|linen, voile|holiday|White-on-white embroidery along the placket.
blouse bow|women|{} Bow Blouse|115|silk+30, satin-20|office|Tie the bow, or let it hang.
blouse ruffle puff|women|Ruffled {} Blouse|99|voile, viscose|party|A ruffle down the front and sleeves with opinions.
blouse wrap|women|{} Wrap Blouse|89|floral, animal|office|Crosses over and ties at the side.
bandeauTop|women|Off-Shoulder {} Top|69|crochet, broderie|holiday|Elastic where it matters and a frill where it shows.
camisole trim|women|{} Camisole|59|satin, silk+40|evening|Adjustable straps and a contrast edge.
camisole|women|{} Party Top|79|sequin, velvet|party|Under a blazer first, without one later.
shirt camp short|men|Capri {} Shirt|95|linen, palm, seersucker|holiday|A one-piece collar that opens well without a button.
polo|men|Riviera {} Polo|79|terry, cotton-knit+10|holiday|Short in the sleeve and long in the collar.
shirt|men|Spread-Collar {} Shirt|99|poplin, poplin-stripe|wedding|A collar high enough to stand without a tie.
trousers wide|women|{} Palazzo Trousers|99|viscose, linen+6|evening|So wide that they pass for a skirt.
trousers crease turnup|men|{} Suit Trousers|119|linen-cotton, seersucker|wedding|A slim leg with a turn-up, to match the jacket.
skirt slip satin|women|{} Midi Skirt|89|satin, silk+70, animal|evening|A clean line that goes with knits and camisoles alike.
skirt flared mini ruffle|women|Ruffled {} Mini Skirt|69|voile, dotty|holiday|Short, light and lined.
skirt pleated|women|Sunray {} Skirt|95|pleat, satin|office|Two hundred pleats that never see an iron.
shorts wide mini|women|{} Shorts|59|linen, satin|holiday|An elastic waist and a scalloped hem.
shorts swim|men|{} Trunks|65|swim, swim-palm|beach|Above the knee, with a mesh lining and a pocket that zips.
swimsuit belted|women|Belted {} Swimsuit|95|swim, swim-dot|beach|Shaped in front, low at the back, the belt comes off.
swimsuit|women|{} One-Piece|85|swim-stripe, swim, swim-palm|beach|Wide straps and a lining that holds.
bikini|women|Triangle {} Bikini|79|swim, swim-dot|beach|Sold as a set, with pads that come out.
bikini bandeau high|women|High-Waist {} Bikini|89|swim-stripe, swim-palm|beach|A bandeau with detachable straps and a waist that flatters.
blazer tuxedo shawl|women|{} Tuxedo Blazer|229|crepe, velvet|evening|Satin lapels and one covered button.
blazer two square|men|{} Suit Jacket|249|linen-cotton, seersucker|wedding|Half lined, with trousers to match.
scarf square|women|{} Foulard|85|silk-print, silk-twill|everyday|Ninety centimetres for a neck, a wrist or a bag.
hat wide|women|Wide-Brim {} Hat|75|raffia, straw-10|beach|Rolls up for the suitcase and comes back.
basket|women|{} Beach Basket|89|raffia, straw-10|beach|Shaped on a block and lined with cotton.
clutch chain|women|{} Clutch|95|satin-bag, beads+34|evening|Room for keys, a telephone and a lipstick.
`;

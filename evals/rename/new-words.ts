/** What companies call things, Argo CD's and Kubernetes' own words among them: names may be made of any. */
const WORDS =
  `atlas loyalty courier parcel tariff voucher meter claims policy rider fleetboard dispatch depot harbor invoice
  payroll roster shift booking seat venue artist stream lyric chart2 tempo mixer beacon radar sonar lidar drone
  orbit comet nebula quasar pulsar lumen photon prism aurora zenith summit ridge canyon delta fjord lagoon coral
  reef tide anchor rudder keel mast sail compass sextant ledger2 escrow mortgage broker margin hedge option futures
  ticker quote2 clearing custody kyc fraudguard scoring rating review survey poll ballot census archive vaulted
  scribe memo draft pencil canvas palette brush easel mural mosaic fresco pixel raster vector glyph font kern
  server2 service worker runner handler agent2 proxy2 router2 relay hub bridge portal2 backend frontend2 admin
  status health metrics2 events2 users user order2 product cart2 shop store2 stock price offer deal coupon gift2
  bonus reward badge trophy league match referee coach squad pitch stadium arena lobby parlor kiosk booth counter
  b2b b2c x1 k9 m3 p2p a11y i18n geo gis tile zone2 region2 sector grid mesh cell node2 leaf branch2 trunk root2`
    .split(/\s+/)
    .filter((word) => word !== "");

const SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split(" ");

export const ORGANISATIONS = ["northwind", "umbra", "initrode", "tailspin", "vandelay", "wayfarer"];
export const PRODUCTION = ["prod", "production", "live", "prd"];
export const FIRST_NAMES = ["Mateus", "Aiko", "Bronwen", "Chidi", "Élodie", "Farid", "Greta"];
export const LAST_NAMES = ["Ferreira", "Tanaka", "Pritchard", "Eze", "O'Neill", "Haidari", "Öz"];

/** Words in an order that the seed decides, and after them as many made-up ones as are wanted. */
export function newWords(random: () => number): () => string {
  const left = [...WORDS];
  return () => {
    const at = Math.floor(random() * left.length);
    const [word] = left.splice(at, 1);
    if (word !== undefined) return word;
    return Array.from({ length: 3 }, () => pick(SYLLABLES, random)).join("");
  };
}

export function pick(words: readonly string[], random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? "";
}

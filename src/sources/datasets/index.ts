export { type BankCustomer, bankChurn } from "./bankChurn";
export { type CdnowPurchase, cdnow } from "./cdnow";
export { type OlistOrder, olist } from "./olist";
export { type OlistReview, olistReviews } from "./olistReviews";
export { type OnlineRetailOrder, onlineRetail } from "./onlineRetail";
export { type CustomerLifetime, telco } from "./telco";

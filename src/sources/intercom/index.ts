export { conversations, type IntercomConversation } from "./conversations";

export { messageBroker } from "./message-broker";
export { onlineBoutique } from "./online-boutique";
export { podinfo } from "./podinfo";

export { vpcAttachment } from "./vpc-attachment";

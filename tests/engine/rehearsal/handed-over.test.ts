import { testHandOver } from "./handed-over-run";

describe("the hand-over of add-ons to Argo CD", () => testHandOver("stand-in"));

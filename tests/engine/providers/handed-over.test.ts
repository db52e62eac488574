import { testHandOver } from "../rehearsal/handed-over-run";

describe("the hand-over of add-ons to Argo CD with Pulumi's own provider", () => testHandOver("official"));

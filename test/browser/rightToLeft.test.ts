import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { testEveryScreen } from "./everyScreen";

testEveryScreen(LANGUAGES.filter(({ direction }) => direction === "rtl"));

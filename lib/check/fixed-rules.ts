import { READING_RULES } from "../parse/mistakes";
import { ACKNOWLEDGEMENT_RULES } from "./acknowledge";

/** The rules about a text or about acknowledgements: they are always on, and their severity never changes. */
export const FIXED_RULES: readonly string[] = [...Object.keys(READING_RULES), ...Object.keys(ACKNOWLEDGEMENT_RULES)];

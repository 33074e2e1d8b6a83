import fc from "fast-check";

/** One seed for every run, so that a failure is of the change and not of the day; FC_SEED looks elsewhere. */
fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 20_261_122) });

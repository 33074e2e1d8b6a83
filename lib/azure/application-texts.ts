/** The most bytes of a script, as UTF-8; azurerm counts characters (https://learn.microsoft.com/azure/virtual-machines/vm-applications). */
export const SCRIPT_BYTES = 4_096;

/** The most characters of the name of a package or configuration on the machine (the same page). */
export const FILE_NAME_LENGTH = 4_096;

namespace Cairn.Records.Terminology;

/// <summary>Live vaccines (CVX, US CDC; short descriptions), and the others that are given most.</summary>
static class VaccineCodes
{
    public static readonly IReadOnlyList<OutsideCode> All =
    [
        Live("03", "MMR"),
        Live("94", "MMRV"),
        Live("21", "varicella"),
        Live("121", "zoster live"),
        Live("111", "influenza, live, intranasal"),
        Live("149", "influenza, live, intranasal, quadrivalent"),
        Live("37", "yellow fever"),
        Live("25", "typhoid, oral"),
        Live("116", "rotavirus, pentavalent"),
        Live("119", "rotavirus, monovalent"),
        Live("19", "BCG"),
        Live("02", "OPV, trivalent"),
        Other("187", "zoster recombinant"),
        Other("140", "influenza, seasonal, injectable, preservative free"),
        Other("150", "influenza, injectable, quadrivalent, preservative free"),
        Other("33", "pneumococcal polysaccharide PPV23"),
        Other("133", "pneumococcal conjugate PCV 13"),
        Other("113", "Td (adult), 5 Lf tetanus toxoid, preservative free, adsorbed"),
        Other("115", "Tdap"),
    ];

    static OutsideCode Live(string code, string display) => Of(code, display, "LIVE VACCINE");

    static OutsideCode Other(string code, string display) => Of(code, display, "VACCINE, NOT LIVE");

    static OutsideCode Of(string code, string display, string category) =>
        new(CodeSystem.Cvx, code, display, "CM", display.ToUpperInvariant()) { Category = category };
}

using Cairn.Bench;

return args switch
{
    ["fold", ..] => FoldBench.Run(),
    ["grade"] => GradeBench.Run(),
    ["criteria"] => CriteriaBench.Run(null),
    ["criteria", var export] => CriteriaBench.Run(export),
    ["escalation"] => EscalationBench.Run(),
    ["escalation", "cold", var design] => EscalationBench.Cold(design),
    ["survival"] => SurvivalBench.Run(1_000_000),
    ["survival", var rows] when int.TryParse(rows, System.Globalization.CultureInfo.InvariantCulture, out var n) && n >= 100 =>
        SurvivalBench.Run(n),
    ["pages", var study, var subject] => await PagesBench.Run(study, subject),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "bench: fold | grade | criteria [EXPORT] | escalation | survival [rows] | pages STUDY-ADDRESS SUBJECT"
    );
    return 2;
}

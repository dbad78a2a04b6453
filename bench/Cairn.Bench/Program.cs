using Cairn.Bench;

return args switch
{
    ["fold", ..] => FoldBench.Run(),
    ["escalation"] => EscalationBench.Run(),
    ["escalation", "cold", var design] => EscalationBench.Cold(design),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench: fold | escalation");
    return 2;
}

using Cairn.Bench;

return args switch
{
    ["fold", ..] => FoldBench.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench: fold");
    return 2;
}

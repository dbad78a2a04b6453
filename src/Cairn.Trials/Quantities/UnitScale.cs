namespace Cairn.Quantities;

/// <summary>How a special unit counts: from a number on its scale to a number of the unit it stands on, and back.</summary>
abstract record UnitScale
{
    public abstract double ToRatio(double x);

    public abstract double FromRatio(double x);

    /// <summary>A straight line with an origin of its own: degrees Celsius, Fahrenheit and Reaumur. Exact.</summary>
    /// <param name="Offset">What 0 on the scale is, in steps of the scale.</param>
    public sealed record Affine(Rational Offset) : UnitScale
    {
        public override double ToRatio(double x) => x + Offset.ToDouble();

        public override double FromRatio(double x) => x - Offset.ToDouble();
    }

    /// <summary>A logarithm: x = times log(ratio) to a base.</summary>
    public sealed record Logarithm(double Base, double Times) : UnitScale
    {
        public override double ToRatio(double x) => Math.Pow(Base, x / Times);

        public override double FromRatio(double x) => Times * Math.Log(x) / Math.Log(Base);
    }

    /// <summary>x = sqrt(ratio).</summary>
    public sealed record SquareRoot : UnitScale
    {
        public override double ToRatio(double x) => x * x;

        public override double FromRatio(double x) => Math.Sqrt(x);
    }

    /// <summary>x = 100 tan(angle).</summary>
    public sealed record Slope : UnitScale
    {
        public override double ToRatio(double x) => Math.Atan(x / 100);

        public override double FromRatio(double x) => 100 * Math.Tan(x);
    }

    /// <summary>The scale of a function of UCUM's table (section 21 and following).</summary>
    public static UnitScale Named(string function) =>
        function switch
        {
            "Cel" => new Affine(Rational.Parse("273.15")),
            "degF" => new Affine(Rational.Parse("459.67")),
            "degRe" => new Affine(Rational.Parse("218.52")),
            "pH" => new Logarithm(10, -1),
            "ln" => new Logarithm(Math.E, 1),
            "lg" => new Logarithm(10, 1),
            "lgTimes2" => new Logarithm(10, 2),
            "ld" => new Logarithm(2, 1),
            "hpX" => new Logarithm(10, -1),
            "hpC" => new Logarithm(100, -1),
            "hpM" => new Logarithm(1000, -1),
            "hpQ" => new Logarithm(50_000, -1),
            "sqrt" => new SquareRoot(),
            "tanTimes100" or "100tan" => new Slope(),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, "There is no such scale."),
        };
}

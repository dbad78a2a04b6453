namespace Cairn.Documents.Reports.Content;

/// <summary>Outlines of the shapes around the origin.</summary>
static class ShapeOutline
{
    public static IEnumerable<Point> Of(Shape shape, double r) =>
        shape switch
        {
            Shape.Square => Scaled(r * 0.9, (-1, -1), (1, -1), (1, 1), (-1, 1)),
            Shape.Diamond => Scaled(r * 1.15, (0, -1), (1, 0), (0, 1), (-1, 0)),
            Shape.TriangleUp => Scaled(r * 1.1, (0, -1), (1, 0.8), (-1, 0.8)),
            Shape.TriangleDown => Scaled(r * 1.1, (0, 1), (1, -0.8), (-1, -0.8)),
            Shape.Plus => Scaled(
                r,
                (-0.3, -1),
                (0.3, -1),
                (0.3, -0.3),
                (1, -0.3),
                (1, 0.3),
                (0.3, 0.3),
                (0.3, 1),
                (-0.3, 1),
                (-0.3, 0.3),
                (-1, 0.3),
                (-1, -0.3),
                (-0.3, -0.3)
            ),
            Shape.Cross => Scaled(
                r,
                (-1, -0.6),
                (-0.6, -1),
                (0, -0.4),
                (0.6, -1),
                (1, -0.6),
                (0.4, 0),
                (1, 0.6),
                (0.6, 1),
                (0, 0.4),
                (-0.6, 1),
                (-1, 0.6),
                (-0.4, 0)
            ),
            Shape.Arrow => Scaled(r, (-0.6, -1), (1, 0), (-0.6, 1)),
            Shape.Star => Enumerable.Range(0, 10).Select(i => OnCircle(i % 2 == 0 ? r * 1.2 : r * 0.5, i * 36 - 90)),
            Shape.Circle => throw new ArgumentOutOfRangeException(nameof(shape), shape, "A circle has no corners."),
        };

    static IEnumerable<Point> Scaled(double r, params (double X, double Y)[] corners) =>
        corners.Select(c => new Point(c.X * r, c.Y * r));

    static Point OnCircle(double r, double degrees) =>
        new(r * Math.Cos(degrees * Math.PI / 180), r * Math.Sin(degrees * Math.PI / 180));
}

namespace Cairn.Documents.Reports;

/// <summary>Outlines of the marks around the origin.</summary>
static class Marks
{
    public static IEnumerable<Point> Outline(Mark mark, double r) =>
        mark switch
        {
            Mark.Square => Scaled(r * 0.9, (-1, -1), (1, -1), (1, 1), (-1, 1)),
            Mark.Diamond => Scaled(r * 1.15, (0, -1), (1, 0), (0, 1), (-1, 0)),
            Mark.TriangleUp => Scaled(r * 1.1, (0, -1), (1, 0.8), (-1, 0.8)),
            Mark.TriangleDown => Scaled(r * 1.1, (0, 1), (1, -0.8), (-1, -0.8)),
            Mark.Plus => Scaled(
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
            Mark.Cross => Scaled(
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
            Mark.Arrow => Scaled(r, (-0.6, -1), (1, 0), (-0.6, 1)),
            Mark.Star => Enumerable.Range(0, 10).Select(i => OnCircle(i % 2 == 0 ? r * 1.2 : r * 0.5, i * 36 - 90)),
            _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "A circle has no corners."),
        };

    static IEnumerable<Point> Scaled(double r, params (double X, double Y)[] corners) =>
        corners.Select(c => new Point(c.X * r, c.Y * r));

    static Point OnCircle(double r, double degrees) =>
        new(r * Math.Cos(degrees * Math.PI / 180), r * Math.Sin(degrees * Math.PI / 180));
}

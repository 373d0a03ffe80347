using RulesHarness.Firestore.Values;
using RulesHarness.Migration.Sources;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>the point at `lat` and `lng`</c>; null if both are empty.</summary>
internal sealed class PointValue(Column latitude, Column longitude) : ValueStep
{
    private const double North = 90;
    private const double East = 180;

    public override string? Apply(RowScope scope, ref object? value)
    {
        var (first, second) = (scope.Row.Value(latitude), scope.Row.Value(longitude));
        if (Values.IsEmpty(first) && Values.IsEmpty(second))
        {
            value = null;
            return null;
        }
        value = $"{Values.Text(first)}, {Values.Text(second)}";
        if (Degrees(first) is not { } north || Degrees(second) is not { } east)
        {
            return "is not two numbers of degrees";
        }
        if (Math.Abs(north) > North || Math.Abs(east) > East)
        {
            return "is no point on the earth";
        }
        value = new GeoPoint(north, east);
        return null;
    }

    private static double? Degrees(object? value) =>
        value switch
        {
            long whole => whole,
            double number => number,
            string text => Values.Number(text.Trim()) switch
            {
                long whole => whole,
                double number => number,
                _ => null,
            },
            _ => null,
        };
}

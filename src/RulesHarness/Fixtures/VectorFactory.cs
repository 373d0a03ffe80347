using System.Globalization;
using Bogus;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Fixtures;

/// <summary>
/// Vectors that lie around one direction, at angles and with lengths of their own: a search finds some of them near and
/// others far, and each measure of distance has another order.
/// </summary>
internal static class VectorFactory
{
    private const double WidestAngle = Math.PI * 2 / 3;
    private const double Shortest = 0.25;
    private const double Longest = 4;

    public static VectorValue Make(Faker faker, int dimension)
    {
        var angle = faker.Random.Double(0, WidestAngle);
        var length = faker.Random.Double(Shortest, Longest);
        var axis = 1 / Math.Sqrt(dimension);
        var sideways = Sideways(faker, dimension);
        return Rounded(sideways.Select(part => length * ((Math.Cos(angle) * axis) + (Math.Sin(angle) * part))));
    }

    /// <summary>A vector with a few digits in each number, which is enough to tell it from others.</summary>
    public static VectorValue Rounded(IEnumerable<double> numbers) => new([.. numbers.Select(number => Short(number))]);

    private static double Short(double number) =>
        double.Parse(number.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A vector of length 1 at a right angle to the axis, if there is one.</summary>
    private static double[] Sideways(Faker faker, int dimension)
    {
        var numbers = new double[dimension];
        for (var at = 0; at < dimension; at++)
        {
            numbers[at] = faker.Random.Double(-1, 1);
        }
        var mean = numbers.Average();
        var length = Math.Sqrt(numbers.Sum(number => (number - mean) * (number - mean)));
        return [.. numbers.Select(number => length > 0 ? (number - mean) / length : 0)];
    }
}

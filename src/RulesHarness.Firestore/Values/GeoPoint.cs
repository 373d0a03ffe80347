using System.Globalization;

namespace RulesHarness.Firestore.Values;

/// <summary>A point on the Earth, in degrees.</summary>
public readonly record struct GeoPoint
{
    /// <summary>Makes a point from degrees north and degrees east.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The latitude leaves ±90, the longitude ±180, or one is NaN.
    /// </exception>
    public GeoPoint(double latitude, double longitude)
    {
        if (latitude is not (>= -90 and <= 90))
        {
            throw new ArgumentOutOfRangeException(nameof(latitude));
        }
        if (longitude is not (>= -180 and <= 180))
        {
            throw new ArgumentOutOfRangeException(nameof(longitude));
        }
        (Latitude, Longitude) = (latitude, longitude);
    }

    /// <summary>Degrees north, -90 to 90.</summary>
    public double Latitude { get; }

    /// <summary>Degrees east, -180 to 180.</summary>
    public double Longitude { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Latitude}, {Longitude}]");
}

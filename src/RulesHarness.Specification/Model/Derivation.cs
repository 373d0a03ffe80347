namespace RulesHarness.Specification.Model;

/// <summary>The values that rules can work out of one value, or of two.</summary>
public enum Derivation
{
    /// <summary>A number or a boolean as text: <c>string()</c>.</summary>
    Text,

    /// <summary>The whole number that a text writes, or that a fraction begins with: <c>int()</c>.</summary>
    Int,

    /// <summary>The number that a text writes: <c>float()</c>.</summary>
    Float,

    /// <summary>A text with small letters, of the ASCII ones: <c>lower()</c>.</summary>
    LowerCase,

    /// <summary>A text with capital letters, of the ASCII ones: <c>upper()</c>.</summary>
    UpperCase,

    /// <summary>A text without the spaces and control characters around it: <c>trim()</c>.</summary>
    Trimmed,

    /// <summary>The beginning of a time's day, in UTC: <c>date()</c>.</summary>
    Date,

    /// <summary>The year of a time, in UTC: <c>year()</c>.</summary>
    Year,

    /// <summary>The month of a time, from 1, in UTC: <c>month()</c>.</summary>
    Month,

    /// <summary>The day in the month of a time, from 1, in UTC: <c>day()</c>.</summary>
    Day,

    /// <summary>The day in the week of a time, from 1 for Monday, in UTC: <c>dayOfWeek()</c>.</summary>
    Weekday,

    /// <summary>The hour of a time, from 0, in UTC: <c>hours()</c>.</summary>
    Hour,

    /// <summary>The minute of a time, from 0: <c>minutes()</c>.</summary>
    Minute,

    /// <summary>A number without its sign: <c>math.abs()</c>.</summary>
    AbsoluteValue,

    /// <summary>The latitude of a point: <c>latitude()</c>.</summary>
    Latitude,

    /// <summary>The longitude of a point: <c>longitude()</c>.</summary>
    Longitude,

    /// <summary>The distance between two points in meters: <c>distance()</c>.</summary>
    Distance,

    /// <summary>A part of a text, by its number from 1, between separators: <c>split()[n - 1]</c>.</summary>
    Part,

    /// <summary>The keys of a map: <c>keys()</c>.</summary>
    Keys,

    /// <summary>The keys that a map has got: <c>diff().addedKeys()</c>.</summary>
    AddedKeys,

    /// <summary>The keys that a map has lost: <c>diff().removedKeys()</c>.</summary>
    RemovedKeys,

    /// <summary>The keys that a map has kept, with another value: <c>diff().changedKeys()</c>.</summary>
    ChangedKeys,

    /// <summary>All keys that were added, removed or changed: <c>diff().affectedKeys()</c>.</summary>
    AffectedKeys,
}

/// <summary>
/// Something worked out of a value: <c>text of count</c>. <paramref name="With"/> is the second value where there is
/// one: the other point of a distance, the separator of a part, the stored map of changed keys.
/// <paramref name="Number"/>
/// is that of a part, from 1, and else 0.
/// </summary>
public sealed record DerivedOperand(Derivation Derivation, Operand Of, Operand? With = null, int Number = 0) : Operand
{
    /// <inheritdoc/>
    public override string ToString() =>
        Derivation switch
        {
            Derivation.Distance => $"distance between {Of} and {With}",
            Derivation.Part => $"part {Number} of {Written} at {With}",
            _ when With is not null => $"{Derivation.Phrase()} of {With}",
            _ => $"{Derivation.Phrase()} of {Written}",
        };

    private string Written => Of is ArithmeticOperand ? $"({Of})" : $"{Of}";
}

/// <summary>The spec language's words for derivations.</summary>
public static class DerivationNames
{
    /// <summary>The words before <c>of</c>, as conditions are written in a spec.</summary>
    public static string Phrase(this Derivation derivation) =>
        derivation switch
        {
            Derivation.Text => "text",
            Derivation.Int => "int",
            Derivation.Float => "float",
            Derivation.LowerCase => "lower case",
            Derivation.UpperCase => "upper case",
            Derivation.Trimmed => "trimmed text",
            Derivation.Date => "date",
            Derivation.Year => "year",
            Derivation.Month => "month",
            Derivation.Day => "day",
            Derivation.Weekday => "weekday",
            Derivation.Hour => "hour",
            Derivation.Minute => "minute",
            Derivation.AbsoluteValue => "absolute value",
            Derivation.Latitude => "latitude",
            Derivation.Longitude => "longitude",
            Derivation.Distance => "distance",
            Derivation.Part => "part",
            Derivation.Keys => "keys",
            Derivation.AddedKeys => "added keys",
            Derivation.RemovedKeys => "removed keys",
            Derivation.ChangedKeys => "changed keys",
            _ => "affected keys",
        };

    /// <summary>Whether it compares a map with the stored one.</summary>
    public static bool IsOfChange(this Derivation derivation) =>
        derivation
            is Derivation.AddedKeys
                or Derivation.RemovedKeys
                or Derivation.ChangedKeys
                or Derivation.AffectedKeys;
}

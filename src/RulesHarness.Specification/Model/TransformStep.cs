namespace RulesHarness.Specification.Model;

/// <summary>One step from an old value to a new one, on the value that the step before it made.</summary>
public abstract record TransformStep
{
    /// <summary>
    /// The rows in which the step is made; null for all. A field is a column of the row, and <c>it</c> is the value.
    /// </summary>
    public Condition? Where { get; init; }

    /// <summary>The step without its condition, as a spec writes it.</summary>
    protected abstract string Words { get; }

    /// <summary>The step as a spec writes it.</summary>
    public sealed override string ToString() => Where is null ? Words : $"{Words} where {Where}";
}

/// <summary>The letters of a text in one case.</summary>
public sealed record CaseStep(bool IsUpper) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => IsUpper ? "upper case" : "lower case";
}

/// <summary>A text without white space at its ends.</summary>
public sealed record TrimStep : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => "trimmed";
}

/// <summary>A text cut into a list, each item trimmed, without empty ones.</summary>
public sealed record SplitStep(string Separator) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => $"split at {Literal.Show(Separator)}";
}

/// <summary>The first items of a list, or the first characters of a text.</summary>
public sealed record FirstStep(int Count) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => FormattableString.Invariant($"the first {Count}");
}

/// <summary>The texts of a list as one text; those that are empty are left out.</summary>
public sealed record JoinStep(string Separator) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => $"joined with {Literal.Show(Separator)}";
}

/// <summary>A text in which names of columns in braces stand for their values, and <c>{it}</c> for the value.</summary>
public sealed record TextStep(string Template) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => $"the text {Literal.Show(Template)}";
}

/// <summary>
/// The part of a text before or after the first place of another one; of a column where one is named.
/// </summary>
public sealed record PartStep(bool IsBefore, string Separator, string? Column) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words =>
        $"the part {(IsBefore ? "before" : "after")} {Literal.Show(Separator)}{(Column is null ? "" : $" of {Column}")}";
}

/// <summary>A text with each place of another one replaced.</summary>
public sealed record ReplaceStep(string Old, string New) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => $"{Literal.Show(Old)} replaced by {Literal.Show(New)}";
}

/// <summary>One value for each of some others; the old ones are compared as texts, and null is an empty one.</summary>
public sealed record ValueMapStep(IReadOnlyList<KeyValuePair<string, object?>> Pairs) : TransformStep
{
    /// <summary>Whether other values are mapped, too.</summary>
    public bool HasOtherwise { get; init; }

    /// <summary>Whether other values stay as they are.</summary>
    public bool OthersStay { get; init; }

    /// <summary>The value of all others.</summary>
    public object? Otherwise { get; init; }

    /// <summary>Whether another map is one of the same values.</summary>
    public bool Equals(ValueMapStep? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override string Words
    {
        get
        {
            var pairs = Pairs.Select(pair =>
                $"{(pair.Key.Length == 0 ? "empty" : Literal.Show(pair.Key))} is {Literal.Show(pair.Value)}"
            );
            var rest =
                OthersStay ? ", everything else stays"
                : HasOtherwise ? $", everything else is {Literal.Show(Otherwise)}"
                : "";
            return string.Join(", ", pairs) + rest;
        }
    }
}

/// <summary>A text read as a number.</summary>
public sealed record NumberStep(bool HasDecimalComma) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => HasDecimalComma ? "number with decimal comma" : "number";
}

/// <summary>A number of cents as units, or the other way round.</summary>
public sealed record CentsStep(bool IsToUnits) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => IsToUnits ? "cents to units" : "units to cents";
}

/// <summary>A number rounded to a whole one, halves away from zero.</summary>
public sealed record RoundStep : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => "rounded";
}

/// <summary>A text read as JSON.</summary>
public sealed record JsonStep : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => "JSON";
}

/// <summary>Null in the place of an empty text.</summary>
public sealed record EmptyIsNullStep : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => "empty is null";
}

/// <summary>A value in the place of null and of an empty text.</summary>
public sealed record DefaultStep(object? Value) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => $"default {Literal.Show(Value)}";
}

/// <summary>A value whatever the old one is.</summary>
public sealed record AlwaysStep(object? Value) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => $"always {Literal.Show(Value)}";
}

/// <summary>The time of the import.</summary>
public sealed record ImportTimeStep : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => "the time of the import";
}

/// <summary>The SHA-256 hash of a text in UTF-8, as lower-case hexadecimal digits.</summary>
public sealed record HashStep : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => "SHA-256";
}

/// <summary>
/// A text read as a date, or as a date and time, in NodaTime's pattern and a time zone of the tz database, or in ISO
/// 8601 with its offset where <c>Pattern</c> is null.
/// </summary>
public sealed record TimeStep(bool IsDate, string? Pattern, string Zone) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words =>
        Pattern is null ? "time in ISO 8601" : $"{(IsDate ? "date" : "time")} {Literal.Show(Pattern)} in {Zone}";
}

/// <summary>A number read as seconds or milliseconds since the beginning of 1970 in UTC.</summary>
public sealed record EpochStep(bool IsMilliseconds) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => $"{(IsMilliseconds ? "milliseconds" : "seconds")} since 1970";
}

/// <summary>The value of a column in the row of another source that has the value in its key column.</summary>
public sealed record LookUpStep(string Source, string Key, string Column) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => $"looked up in {Source} by {Key}, giving {Column}";
}

/// <summary>A point on the earth, in degrees.</summary>
public sealed record PointStep(string Latitude, string Longitude) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => $"the point at {Latitude} and {Longitude}";
}

/// <summary>Bytes from a text in Base64 or in hexadecimal digits.</summary>
public sealed record BytesStep(bool IsHex) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => IsHex ? "bytes in hex" : "bytes in Base64";
}

/// <summary>The value of another column.</summary>
public sealed record ColumnStep(string Column) : TransformStep
{
    /// <inheritdoc/>
    protected override string Words => $"the column {Column}";
}

namespace RulesHarness.Language.Evaluation.Values;

/// <content>
/// Reads a value as a CLR value. Each method is right for the kinds it names and throws for all others.
/// </content>
public readonly partial struct RulesValue
{
    /// <summary>Gets a <see cref="RulesValueKind.Bool"/>.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public bool GetBoolean() => Kind == RulesValueKind.Bool ? AsBool : throw NotOf("bool");

    /// <summary>Gets a <see cref="RulesValueKind.Int"/>.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public long GetInteger() => Kind == RulesValueKind.Int ? AsInt : throw NotOf("int");

    /// <summary>Gets a <see cref="RulesValueKind.Float"/>.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public double GetFloat() => Kind == RulesValueKind.Float ? AsFloat : throw NotOf("float");

    /// <summary>Gets a <see cref="RulesValueKind.String"/>.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public string GetString() => Kind == RulesValueKind.String ? AsString : throw NotOf("string");

    /// <summary>Gets a copy of <see cref="RulesValueKind.Bytes"/>.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public byte[] GetBytes() => Kind == RulesValueKind.Bytes ? AsBytes.ToArray() : throw NotOf("bytes");

    /// <summary>
    /// Gets a <see cref="RulesValueKind.Timestamp"/> since 1970, or a <see cref="RulesValueKind.Duration"/>: whole
    /// seconds, rounded down, and 0 to 999,999,999 nanoseconds.
    /// </summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public (long Seconds, int Nanoseconds) GetTime() =>
        Kind is RulesValueKind.Timestamp or RulesValueKind.Duration
            ? (Seconds, Nanoseconds)
            : throw NotOf("timestamp or duration");

    /// <summary>Gets a <see cref="RulesValueKind.LatLng"/>, in degrees.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public (double Latitude, double Longitude) GetLatLng() =>
        Kind == RulesValueKind.LatLng ? (AsLatLng.Latitude, AsLatLng.Longitude) : throw NotOf("latlng");

    /// <summary>Gets a copy of the components of a <see cref="RulesValueKind.Vector"/>.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public double[] GetVector() =>
        Kind == RulesValueKind.Vector ? AsVector.Components.ToArray() : throw NotOf("vector");

    /// <summary>
    /// Gets the items of a <see cref="RulesValueKind.List"/> or a <see cref="RulesValueKind.Set"/>, in order; of a
    /// <see cref="RulesValueKind.Constraint"/> those that a query asks the list to have.
    /// </summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public IReadOnlyList<RulesValue> GetItems() =>
        Kind switch
        {
            RulesValueKind.List => AsList.Items.ToArray(),
            RulesValueKind.Set => AsSet.Items.ToArray(),
            RulesValueKind.Constraint => AsConstraint.Contained,
            _ => throw NotOf("list or set"),
        };

    /// <summary>Gets the members of a <see cref="RulesValueKind.Map"/>.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public IReadOnlyDictionary<string, RulesValue> GetMembers() =>
        Kind == RulesValueKind.Map ? AsMap.ToDictionary() : throw NotOf("map");

    private InvalidOperationException NotOf(string wanted) =>
        new($"the value is of kind {Kind.ToString().ToLowerInvariant()}, not {wanted}");
}

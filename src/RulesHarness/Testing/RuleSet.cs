using RulesHarness.Language.Syntax;

namespace RulesHarness.Testing;

/// <summary>The rules of a project: a file for each database. Equal by what the databases hold.</summary>
internal sealed class RuleSet : IEquatable<RuleSet>
{
    private readonly SortedDictionary<string, RulesFile> _files;

    /// <summary>Makes a set of a file for each database id.</summary>
    public RuleSet(IEnumerable<KeyValuePair<string, RulesFile>> files) =>
        _files = new(files.ToDictionary(), StringComparer.Ordinal);

    /// <summary>
    /// The databases that have rules. One without is not for tests: the emulator lets everybody do everything there.
    /// </summary>
    public IReadOnlyCollection<string> Databases => _files.Keys;

    /// <summary>The rules of a database; null where it has none.</summary>
    public RulesFile? Of(string database) => _files.GetValueOrDefault(database);

    /// <summary>Gets these rules with another file for one database.</summary>
    public RuleSet With(string database, RulesFile rules) =>
        new(_files.Where(file => file.Key != database).Append(new(database, rules)));

    /// <inheritdoc />
    public bool Equals(RuleSet? other) => other is not null && _files.SequenceEqual(other._files);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RuleSet);

    /// <inheritdoc />
    public override int GetHashCode() => _files.Aggregate(0, (hash, file) => HashCode.Combine(hash, file));
}

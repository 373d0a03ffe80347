namespace RulesHarness.Architecture.Tests;

/// <summary>A picture of allowed dependencies, as data.</summary>
internal sealed class Picture
{
    private readonly Dictionary<string, string[]> _allowed = [];

    private Picture() { }

    public IReadOnlyCollection<string> Names => _allowed.Keys;

    /// <summary>Every arrow, stars written out.</summary>
    public IEnumerable<Dependency> Dependencies =>
        _allowed.SelectMany(line => line.Value.Select(to => new Dependency(line.Key, to)));

    public static Picture Parse(string text)
    {
        var picture = new Picture();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = line.Split("->");
            picture._allowed.Add(sides[0].Trim(), sides[1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        foreach (var name in picture._allowed.Keys.Where(name => picture._allowed[name] is ["*"]).ToList())
        {
            picture._allowed[name] = [.. picture._allowed.Keys.Where(other => other != name)];
        }

        return picture;
    }

    public bool Knows(string name) => _allowed.ContainsKey(name);

    public bool Allows(Dependency dependency) =>
        _allowed.TryGetValue(dependency.From, out var targets) && targets.Contains(dependency.To);
}

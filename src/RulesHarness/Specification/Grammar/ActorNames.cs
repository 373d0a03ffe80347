using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>The names that a sentence may call its actors by: the language's own, and the roles of the spec, singular or plural.</summary>
internal sealed class ActorNames
{
    private static readonly (string Name, ActorKind Kind)[] BuiltIn =
    [
        ("Owner", ActorKind.Owner), ("Others", ActorKind.Others), ("Other user", ActorKind.Others), ("Anyone", ActorKind.Anyone),
        ("Everyone", ActorKind.Anyone), ("Guest", ActorKind.Guests), ("Signed-in user", ActorKind.SignedInUsers),
        ("Signed in user", ActorKind.SignedInUsers), ("Nobody", ActorKind.Nobody), ("No one", ActorKind.Nobody),
    ];

    private readonly List<(string[] Words, Actor Actor)> names;

    public ActorNames(IEnumerable<string> roles)
    {
        names = [.. BuiltIn.Select(name => (Words(name.Name), new Actor(name.Kind)))
            .Concat(roles.Select(role => (Words(role), new Actor(ActorKind.Role, role))))
            .OrderByDescending(name => name.Item1.Length)];
    }

    public IEnumerable<string> All => names.Select(name => name.Actor.Kind == ActorKind.Role ? name.Actor.Role! : string.Join(' ', name.Words));

    public static bool IsBuiltIn(string name) => BuiltIn.Any(builtIn => Matches(Words(builtIn.Name), Words(name)));

    /// <summary>Takes the longest name that stands at the cursor, or gives null and moves nothing.</summary>
    public Actor? Take(Cursor cursor)
    {
        foreach (var (words, actor) in names)
        {
            var ahead = Enumerable.Range(0, words.Length).Select(cursor.Ahead).ToArray();
            if (!ahead.All(token => token.Kind == TokenKind.Word) || !Matches(words, [.. ahead.Select(token => token.Text)]))
                continue;
            foreach (var _ in words)
                cursor.Advance();
            return actor;
        }

        return null;
    }

    private static string[] Words(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool Matches(string[] name, string[] found) =>
        name.Length == found.Length && name.Zip(found).All(pair => Singular(pair.First).Equals(Singular(pair.Second), StringComparison.OrdinalIgnoreCase));

    private static string Singular(string word) => word.Length > 1 ? word.TrimEnd('s', 'S') : word;
}

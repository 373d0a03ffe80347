using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// The names that a sentence may call its actors by: the language's own, and the roles of the spec, singular or plural.
/// </summary>
internal sealed class ActorNames
{
    /// <summary>The language's own name for each kind, and then the plain synonyms.</summary>
    private static readonly (string Name, ActorKind Kind)[] BuiltIn =
    [
        ("Owner", ActorKind.Owner),
        ("Others", ActorKind.Others),
        ("Anyone", ActorKind.Anyone),
        ("Guest", ActorKind.Guests),
        ("Signed-in user", ActorKind.SignedInUsers),
        ("Nobody", ActorKind.Nobody),
        ("Other user", ActorKind.Others),
        ("Other signed-in user", ActorKind.Others),
        ("Other people", ActorKind.Others),
        ("Everyone", ActorKind.Anyone),
        ("Everybody", ActorKind.Anyone),
        ("Anybody", ActorKind.Anyone),
        ("Public", ActorKind.Anyone),
        ("Visitor", ActorKind.Guests),
        ("Signed-out user", ActorKind.Guests),
        ("Unauthenticated user", ActorKind.Guests),
        ("Signed in user", ActorKind.SignedInUsers),
        ("Logged-in user", ActorKind.SignedInUsers),
        ("Logged in user", ActorKind.SignedInUsers),
        ("Authenticated user", ActorKind.SignedInUsers),
        ("User", ActorKind.SignedInUsers),
        ("No one", ActorKind.Nobody),
        ("None", ActorKind.Nobody),
    ];

    private const int Reserved = 6;

    /// <summary>The limit of articles and similar words, as in "only the owner".</summary>
    private const int MaximumArticles = 2;

    private static readonly string[] Articles = ["the", "a", "an", "any", "all", "every", "each", "only"];

    private static readonly string[] Joining = ["and", "or", "can", "cannot", "can't", "may"];

    private readonly List<(string[] Words, Actor Actor)> _names;

    public ActorNames(IEnumerable<string> roles)
    {
        Roles = [.. roles];
        // A role may go by what is a synonym elsewhere.
        _names =
        [
            .. Roles
                .Select(role => (Words(role), new Actor(ActorKind.Role, role)))
                .Concat(BuiltIn.Select(name => (Words(name.Name), new Actor(name.Kind))))
                .OrderByDescending(name => name.Item1.Length),
        ];
    }

    public IReadOnlyList<string> Roles { get; }

    public IEnumerable<string> All =>
        _names.Select(name => name.Actor.Kind == ActorKind.Role ? name.Actor.Role! : string.Join(' ', name.Words));

    /// <summary>Who may be an actor, for findings.</summary>
    public string Help =>
        "write `Owner`, `Others`, `Anyone`, `Guests`, `Signed-in users`, "
        + $"`Nobody`{string.Concat(Roles.Select(role => $", `{role}`"))}, or declare a role in a table "
        + "with the columns Role and Means below `### Roles`: ``| Admin | `token.admin == true` |``";

    /// <summary>Whether a name is the language's own, and not merely a synonym: no role may have it.</summary>
    public static bool IsReserved(string name) =>
        BuiltIn.Take(Reserved).Any(builtIn => Matches(Words(builtIn.Name), Words(name)));

    /// <summary>
    /// The part of a name that keeps a sentence from being read: a sign, a number, or a word that joins or ends actors;
    /// null when there is none.
    /// </summary>
    public static string? Unspeakable(string name)
    {
        foreach (var word in Words(name))
        {
            var isWord = char.IsLetter(word[0]) && word.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '\'');
            if (!isWord || Joining.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>
    /// Takes the longest name that stands at the cursor, with the articles before it, or gives null and moves nothing.
    /// </summary>
    public Actor? Take(Cursor cursor)
    {
        var articles = Enumerable
            .Range(0, MaximumArticles)
            .TakeWhile(ahead => Articles.Any(cursor.Ahead(ahead).IsWord))
            .Count();
        return Enumerable
            .Range(0, articles + 1)
            .Select(skipped => TakeAt(cursor, skipped))
            .FirstOrDefault(actor => actor is not null);
    }

    private Actor? TakeAt(Cursor cursor, int skipped)
    {
        foreach (var (words, actor) in _names)
        {
            var ahead = Enumerable.Range(skipped, words.Length).Select(cursor.Ahead).ToArray();
            if (
                !ahead.All(token => token.Kind == TokenKind.Word)
                || !Matches(words, [.. ahead.Select(token => token.Text)])
            )
            {
                continue;
            }
            for (var taken = 0; taken < skipped + words.Length; taken++)
            {
                cursor.Advance();
            }
            return actor;
        }

        return null;
    }

    private static string[] Words(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool Matches(string[] name, string[] found) =>
        name.Length == found.Length
        && name.Zip(found)
            .All(pair => Singular(pair.First).Equals(Singular(pair.Second), StringComparison.OrdinalIgnoreCase));

    private static string Singular(string word) => word.Length > 1 ? word.TrimEnd('s', 'S') : word;
}

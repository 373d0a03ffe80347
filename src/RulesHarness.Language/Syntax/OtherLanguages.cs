namespace RulesHarness.Language.Syntax;

/// <summary>
/// The words and signs of other languages that people write in rules, and what rules have in their place.
/// </summary>
internal static class OtherLanguages
{
    private const string Test = "write `condition ? a : b`, or join conditions with `&&` and `||`";
    private const string Missing = "write `map.get('name', other)` for a value that may be missing";

    /// <summary>Suggests a replacement for an unexpected token; null if no other language has it there.</summary>
    /// <param name="before">The token before it.</param>
    /// <param name="found">The token.</param>
    public static string? Help(Token before, Token found)
    {
        var isJoined = before.Span.End == found.Span.Offset;
        return (isJoined ? before.Text : string.Empty, found.Text.ToLowerInvariant()) switch
        {
            ("==", "=") => "write `==`: there is no `===`",
            ("!=", "=") => "write `!=`: there is no `!==`",
            ("<", ">") => "write `!=`: there is no `<>`",
            ("=", ">") => "write `>=` to compare: there is no `=>`",
            ("?", "." or "?") => Missing,
            (_, "=") => "write `==` to compare",
            (_, "and") => "write `&&` for `and`",
            (_, "or") => "write `||` for `or`",
            (_, "not") => before.Is("is") ? "write `!= null`, or `!(value is type)`" : "write `!` for `not`",
            (_, "if" or "else" or "then") => Test,
            ("$", "{") or (_, "$") => "write `$(value)`, inside a path, to put a value into it",
            _ => null,
        };
    }

    /// <summary>Suggests a replacement for characters that form no token; null if none is known.</summary>
    public static string? Help(string characters) =>
        characters[0] switch
        {
            '&' => "write `&&`",
            '|' => "write `||`",
            '`' or '‘' or '’' or '“' or '”' => "write strings in `'` or `\"`",
            '≠' => "write `!=`",
            '≤' => "write `<=`",
            '≥' => "write `>=`",
            _ => null,
        };

    /// <summary>Suggests a replacement for a variable of another language or product; null if none is known.</summary>
    public static string? HelpForVariable(string name) =>
        name switch
        {
            "undefined" or "None" or "nil" or "NULL" or "Null" =>
                "write `null`, or `'name' in resource.data` to test for a missing field",
            "True" or "TRUE" or "False" or "FALSE" => $"write `{name.ToLowerInvariant()}`",
            "Request" or "req" => "write `request`",
            "Resource" or "res" => "write `resource`",
            "auth" or "user" or "currentUser" => "write `request.auth`",
            "uid" => "write `request.auth.uid`",
            "token" => "write `request.auth.token`",
            "data" => "write `resource.data`, or `request.resource.data` for the new document",
            "now" or "Date" => "write `request.time`",
            "newData" => "write `request.resource.data`",
            "root" => "write `get(/databases/$(database)/documents/...)`",
            ['$', _, ..] => $"write `$({name[1..]})`, inside a path, to put a value into it",
            _ => null,
        };

    /// <summary>Suggests a replacement for a function or method of another language; null if none is known.</summary>
    public static string? HelpForFunction(string name) =>
        name switch
        {
            "equals" or "eq" => "compare with `==`",
            "includes" or "contains" or "indexOf" => "write `value in list`",
            "startsWith" or "endsWith" => "write `.matches('...')`, with a regular expression for the whole string",
            "length" or "count" => "write `.size()`",
            "data" => "write `.data`, without `()`",
            "toLowerCase" => "write `.lower()`",
            "toUpperCase" => "write `.upper()`",
            "hasOwnProperty" or "hasKey" or "containsKey" => "write `'name' in map`",
            "isEmpty" => "write `.size() == 0`",
            _ => null,
        };
}

namespace RulesHarness.Language.Syntax;

/// <summary>Every message about a rules file, with its id. Ids are never given twice, nor changed.</summary>
internal static class SyntaxDiagnostics
{
    public const string StringNotClosedId = "RH2002";
    public const string UnknownEscapeId = "RH2004";

    private const string MethodHelp = "name `read`, `write`, `get`, `list`, `create`, `update` or `delete`";
    private const string VersionHelp = "begin the file with `rules_version = '2';`";

    public static RulesDiagnostic UnexpectedCharacters(string text, SourceSpan span) =>
        Error("RH2001", $"`{text}` is not part of the rules language", OtherLanguages.Help(text), span);

    public static RulesDiagnostic StringNotClosed(char quote, SourceSpan span) =>
        Error(
            StringNotClosedId,
            $"the string is not closed by `{quote}` on its line",
            "write a line break in a string as `\\n`",
            span
        );

    public static RulesDiagnostic CommentNotClosed(SourceSpan span) =>
        Error("RH2003", "the comment is not closed by `*/`", "add `*/` where it ends", span);

    public static RulesDiagnostic UnknownEscape(string escape, SourceSpan span) =>
        Error(
            UnknownEscapeId,
            $"`{escape}` is not an escape sequence",
            "write a backslash as `\\\\`, in regular expressions too",
            span
        );

    public static RulesDiagnostic Expected(string what, Token found) =>
        Error("RH2005", $"expected {what}, found {Show(found)}", null, found.Span);

    public static RulesDiagnostic Unexpected(Token found, string place, string? help = null) =>
        Error("RH2006", $"unexpected {Show(found)} {place}", help, found.Span);

    public static RulesDiagnostic NotClosed(Token open) =>
        Error("RH2007", $"`{open.Text}` is never closed", "add the bracket that closes it", open.Span);

    public static RulesDiagnostic TooDeep(int limit, SourceSpan span) =>
        Error(
            "RH2008",
            $"match blocks are nested more than {limit} deep inside the outermost one",
            "join the paths of nested blocks into one block",
            span
        );

    public static RulesDiagnostic NoService(SourceSpan span) =>
        Error("RH2009", "the file declares no service", "begin with `service cloud.firestore {`", span);

    public static RulesDiagnostic EmptyBody(string what, SourceSpan span) =>
        Error("RH2010", $"the body of this {what} is empty", "write its content, or remove it", span);

    public static RulesDiagnostic NoSegment(SourceSpan slash) =>
        Error(
            "RH2011",
            "a path segment is missing after `/`",
            "write `/name`, `/{id}` or `/{path=**}`, without a space",
            slash
        );

    public static RulesDiagnostic ReservedName(Token name) =>
        Error("RH2012", $"`{name.Text}` is a reserved word and can't be a name", "choose another name", name.Span);

    public static RulesDiagnostic NoMethods(SourceSpan allow) =>
        Error("RH2013", "`allow` names no method", MethodHelp, allow);

    public static RulesDiagnostic NoCondition(SourceSpan ifWord) =>
        Error("RH2014", "a condition is missing after `if`", "write the condition", ifWord);

    public static RulesDiagnostic NoReturn(string function, SourceSpan span) =>
        Error("RH2015", $"the function `{function}` returns nothing", "end its body with `return`", span);

    public static RulesDiagnostic Import(SourceSpan span) =>
        Error("RH2016", "imports are not allowed in the rules of a project", "copy the functions into this file", span);

    public static RulesDiagnostic UnsupportedVersion(string version, SourceSpan span) =>
        Error("RH2017", $"`{version}` is not a version of the rules language", VersionHelp, span);

    public static RulesDiagnostic OldVersion(SourceSpan span) =>
        Warning("RH2018", "the file is read as rules version 1", VersionHelp, span);

    public static RulesDiagnostic DuplicateService(string service, SourceSpan span) =>
        Error("RH2019", $"the service `{service}` is declared twice", "move all blocks into one of them", span);

    public static RulesDiagnostic UnknownService(string service, SourceSpan span) =>
        Warning("RH2020", $"there is no service `{service}`", "write `cloud.firestore`", span);

    public static RulesDiagnostic UnknownMethod(string method, SourceSpan span) =>
        Warning("RH2021", $"no request has the method `{method}`", MethodHelp, span);

    public static RulesDiagnostic SecondGlob(string glob, SourceSpan span) =>
        Error(
            "RH2022",
            $"`{glob}` is the second `**` in this path, and only one is allowed",
            "write `{name}` for one of them",
            span
        );

    public static RulesDiagnostic GlobNotLast(string glob, SourceSpan span) =>
        Error("RH2023", $"`{glob}` must be the last segment in rules version 1", VersionHelp, span);

    public static RulesDiagnostic DeadBlock(string glob, SourceSpan span) =>
        Warning("RH2024", $"a block inside `{glob}` never matches in rules version 1", VersionHelp, span);

    public static RulesDiagnostic DuplicateCapture(string name, SourceSpan span) =>
        Error("RH2025", $"`{name}` is captured twice in this path", "choose another name for one of them", span);

    public static RulesDiagnostic ExpressionTooDeep(int limit, SourceSpan span) =>
        Error("RH2026", $"expressions are nested more than {limit} deep", "move parts of it into functions", span);

    public static RulesDiagnostic UnknownType(Token name) =>
        Error("RH2027", $"there is no type `{name.Text}`", $"write one of {TypeNames.All}", name.Span);

    public static RulesDiagnostic Increment(Token sign) =>
        Error(
            "RH2028",
            $"`{sign.Text}` is not an operator",
            "write a space between two signs, as in `- -a`",
            sign.Span
        );

    public static RulesDiagnostic NumberTooLarge(Token number) =>
        Error(
            "RH2029",
            $"`{number.Text}` does not fit in 64 bits",
            "write it as a float, with a decimal point",
            number.Span
        );

    public static RulesDiagnostic NoBytes(Token literal) =>
        Error(
            "RH2030",
            $"`{literal.Text}` is not a valid bytes literal",
            "write each byte as `\\x` and two digits",
            literal.Span
        );

    public static RulesDiagnostic PackageName(string name, SourceSpan span) =>
        Error(
            "RH2031",
            $"`{name}` is a package of functions and can't be the name of a variable",
            "choose another name",
            span
        );

    public static RulesDiagnostic NoMatchWord(SourceSpan path) =>
        Error("RH2032", "`match` is missing before a path", "write `match` before it", path);

    public static RulesDiagnostic TooManyVariables(string function, int limit, SourceSpan span) =>
        Error(
            "RH2033",
            $"the function `{function}` has more than {limit} variables",
            "move part of it into another function",
            span
        );

    public static RulesDiagnostic TooManyParameters(string function, int limit, SourceSpan span) =>
        Error("RH2034", $"the function `{function}` has more than {limit} parameters", "pass a map instead", span);

    public static RulesDiagnostic DuplicateFunction(string name, SourceSpan span) =>
        Error("RH2035", $"the function `{name}` is declared twice here", "rename or remove one of them", span);

    public static RulesDiagnostic DuplicateVariable(string name, SourceSpan span) =>
        Error("RH2036", $"`{name}` is declared twice in this function", "rename or remove one of them", span);

    public static RulesDiagnostic Recursion(IReadOnlyList<string> functions, SourceSpan span) =>
        Error(
            "RH2037",
            functions.Count == 1
                ? $"the function `{functions[0]}` calls itself"
                : $"functions call each other in a circle: {string.Join(", ", functions.Select(name => $"`{name}`"))}",
            "remove one of the calls: rules have no recursion",
            span
        );

    public static RulesDiagnostic CallsTooDeep(string function, int limit, SourceSpan span) =>
        Error(
            "RH2038",
            $"the function `{function}` is called through more than {limit} nested calls",
            "nest fewer calls",
            span
        );

    public static RulesDiagnostic PathTooLong(int limit, SourceSpan span) =>
        Error(
            "RH2039",
            $"the path has more than {limit} segments, including those of the enclosing blocks",
            "shorten the path",
            span
        );

    public static RulesDiagnostic TooManyCaptures(int limit, SourceSpan span) =>
        Error(
            "RH2040",
            $"the path captures more than {limit} segments, including those of the enclosing blocks",
            "capture fewer segments",
            span
        );

    public static RulesDiagnostic UnknownVariable(string name, SourceSpan span) =>
        Warning(
            "RH2041",
            $"there is no variable `{name}`",
            OtherLanguages.HelpForVariable(name)
                ?? "correct the name, or declare it: evaluating an unknown name is an error",
            span
        );

    public static RulesDiagnostic UnknownFunction(string name, SourceSpan span) =>
        Warning(
            "RH2042",
            $"there is no function `{name}`",
            OtherLanguages.HelpForFunction(name)
                ?? "correct the name, or declare the function: calling an unknown function is an error",
            span
        );

    public static RulesDiagnostic WrongArguments(string name, int parameters, int arguments, SourceSpan span) =>
        Warning(
            "RH2043",
            $"`{name}` takes {Count(parameters, "argument")} and is given {arguments}",
            "correct the arguments: evaluating this call is an error",
            span
        );

    public static RulesDiagnostic UnusedVariable(string name, SourceSpan span) =>
        Warning("RH2044", $"nothing uses `{name}`", "use it, or remove it", span);

    public static RulesDiagnostic UnusedFunction(string name, SourceSpan span) =>
        Warning("RH2045", $"nothing calls the function `{name}`", "call it, or remove it", span);

    public static RulesDiagnostic FunctionOfService(string name, SourceSpan span) =>
        Warning("RH2046", $"`{name}` is called outside of a service", "move the function into the service", span);

    public static RulesDiagnostic InvalidPattern(string pattern, SourceSpan span) =>
        Error(
            "RH2047",
            $"`{pattern}` is not a valid regular expression in RE2's syntax",
            "correct the expression: RE2 has no look-around and no back references, and repeats at most 1000 times",
            span
        );

    public static RulesDiagnostic LetInVersion1(SourceSpan span) =>
        Error(
            "RH2048",
            "`let` is not available in rules version 1",
            "write `rules_version = '2';` on the first line",
            span
        );

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Show(Token token) =>
        token.Kind == TokenKind.EndOfFile ? "the end of the file" : $"`{token.Text}`";

    private static RulesDiagnostic Error(string id, string message, string? help, SourceSpan span) =>
        new(id, RulesSeverity.Error, message, help, span);

    private static RulesDiagnostic Warning(string id, string message, string? help, SourceSpan span) =>
        new(id, RulesSeverity.Warning, message, help, span);
}

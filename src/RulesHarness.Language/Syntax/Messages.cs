namespace RulesHarness.Language.Syntax;

/// <summary>Every message about a rules file, with its id. Ids are never given twice, nor changed.</summary>
internal static class Messages
{
    private const string MethodHelp = "name `read`, `write`, `get`, `list`, `create`, `update` or `delete`";
    private const string VersionHelp = "begin the file with `rules_version = '2';`";

    public static RulesDiagnostic UnexpectedCharacters(string text, SourceSpan span) =>
        Error("RH2001", $"`{text}` stands in no part of the rules language", null, span);

    public static RulesDiagnostic StringNotClosed(char quote, SourceSpan span) =>
        Error("RH2002", $"the string is not closed by `{quote}` on its line", "write a line break in a string as `\\n`", span);

    public static RulesDiagnostic CommentNotClosed(SourceSpan span) =>
        Error("RH2003", "the comment is not closed by `*/`", null, span);

    public static RulesDiagnostic UnknownEscape(string escape, SourceSpan span) => Error(
        "RH2004", $"`{escape}` is no escape in a string", "write a backslash as `\\\\`, in regular expressions too", span);

    public static RulesDiagnostic Expected(string what, Token found) =>
        Error("RH2005", $"expected {what}, found {Show(found)}", null, found.Span);

    public static RulesDiagnostic Unexpected(Token found, string place, string? help = null) =>
        Error("RH2006", $"{Show(found)} has no meaning {place}", help, found.Span);

    public static RulesDiagnostic NotClosed(Token open) =>
        Error("RH2007", $"`{open.Text}` is never closed", null, open.Span);

    public static RulesDiagnostic TooDeep(int limit, SourceSpan span) => Error(
        "RH2008",
        $"match blocks are nested more than {limit} deep inside the outermost one",
        "write the paths in one block",
        span);

    public static RulesDiagnostic NoService(SourceSpan span) =>
        Error("RH2009", "the file declares no service", "begin with `service cloud.firestore {`", span);

    public static RulesDiagnostic EmptyBody(string what, SourceSpan span) =>
        Error("RH2010", $"the body of this {what} is empty", null, span);

    public static RulesDiagnostic NoSegment(SourceSpan slash) => Error(
        "RH2011", "a path segment is missing after `/`", "write `/name`, `/{id}` or `/{path=**}`, without a space", slash);

    public static RulesDiagnostic ReservedName(Token name) =>
        Error("RH2012", $"`{name.Text}` is a word of the language and can't be a name", null, name.Span);

    public static RulesDiagnostic NoMethods(SourceSpan allow) =>
        Error("RH2013", "`allow` names no method", MethodHelp, allow);

    public static RulesDiagnostic NoCondition(SourceSpan ifWord) =>
        Error("RH2014", "a condition is missing after `if`", null, ifWord);

    public static RulesDiagnostic NoReturn(string function, SourceSpan span) =>
        Error("RH2015", $"the function `{function}` returns nothing", "end its body with `return`", span);

    public static RulesDiagnostic Import(SourceSpan span) =>
        Error("RH2016", "imports are not allowed in the rules of a project", null, span);

    public static RulesDiagnostic UnsupportedVersion(string version, SourceSpan span) =>
        Error("RH2017", $"there is no rules version `{version}`", VersionHelp, span);

    public static RulesDiagnostic OldVersion(SourceSpan span) =>
        Warning("RH2018", "the file is read as rules version 1", VersionHelp, span);

    public static RulesDiagnostic DuplicateService(string service, SourceSpan span) =>
        Error("RH2019", $"the service `{service}` is declared twice", null, span);

    public static RulesDiagnostic UnknownService(string service, SourceSpan span) =>
        Warning("RH2020", $"there is no service `{service}`", "write `cloud.firestore`", span);

    public static RulesDiagnostic UnknownMethod(string method, SourceSpan span) =>
        Warning("RH2021", $"no request has the method `{method}`", MethodHelp, span);

    public static RulesDiagnostic SecondGlob(string glob, SourceSpan span) =>
        Error("RH2022", $"`{glob}` is the second `**` in this path, where one is allowed", null, span);

    public static RulesDiagnostic GlobNotLast(string glob, SourceSpan span) =>
        Error("RH2023", $"`{glob}` is not the last segment, as rules version 1 demands", VersionHelp, span);

    public static RulesDiagnostic DeadBlock(string glob, SourceSpan span) =>
        Warning("RH2024", $"nothing matches a block inside `{glob}` in rules version 1", VersionHelp, span);

    public static RulesDiagnostic DuplicateCapture(string name, SourceSpan span) =>
        Error("RH2025", $"`{name}` is captured twice in this path", null, span);

    public static RulesDiagnostic ExpressionTooDeep(int limit, SourceSpan span) =>
        Error("RH2026", $"expressions are nested more than {limit} deep", "give its parts to functions", span);

    private static string Show(Token token) => token.Kind == TokenKind.EndOfFile ? "the end of the file" : $"`{token.Text}`";

    private static RulesDiagnostic Error(string id, string message, string? help, SourceSpan span) =>
        new(id, RulesSeverity.Error, message, help, span);

    private static RulesDiagnostic Warning(string id, string message, string? help, SourceSpan span) =>
        new(id, RulesSeverity.Warning, message, help, span);
}

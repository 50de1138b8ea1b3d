using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Avinode.Bookings.Web;

/// <summary>What the OpenAPI document says of all endpoints: who may call, and which responses any call may get.</summary>
internal static class ApiDescription
{
    private const string Bearer = "api_key";
    private const string Header = "api_key_header";
    private const string Webhook = "webhook_credentials";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) => Task.FromResult(Describe(document)));
        options.AddOperationTransformer((operation, context, _) => Task.FromResult(Describe(operation, context)));
        options.AddSchemaTransformer((schema, context, _) => Task.FromResult(BodySchema.Describe(schema, context)));
    }

    private static OpenApiDocument Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "avinode-bookings",
            Version = Announcement.Version,
            Description = "Takes charter quotes on Avinode to confirmed flights, each booked at most once. "
                + "Failures are problem documents (RFC 9457).",
        };

        // Where it is reached is for whoever deploys it to say.
        document.Servers = [];
        document.AddComponent(Bearer, Http("bearer", "An API key"));
        document.AddComponent(Header, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKeyHandler.Header,
            Description = "The same key in a header of its own",
        });
        document.AddComponent(Webhook, Http("basic", "The credentials that Avinode was given"));
        return document;
    }

    private static OpenApiSecurityScheme Http(string scheme, string means) =>
        new() { Type = SecuritySchemeType.Http, Scheme = scheme, Description = means };

    private static OpenApiOperation Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAllowAnonymous>().Any() || metadata.OfType<IAuthorizeData>().FirstOrDefault() is not { } access)
        {
            return operation;
        }

        var document = context.Document!;
        string[] schemes = access.Policy == WebhookAuthenticationHandler.Name ? [Webhook] : [Bearer, Header];
        operation.Security =
            [.. schemes.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] })];
        (string Status, string Means)[] any =
        [
            ("401", "No API key, or an unknown one"),
            ("403", "The key's role may not do this, or a page of another site asked"),
            ("429", "Too many requests; Retry-After says when to try again"),
            ("500", "A defect of ours"),
            ("503", "The database or Avinode cannot be reached"),
        ];
        foreach (var (status, means) in any)
        {
            var problem = new OpenApiMediaType { Schema = new OpenApiSchemaReference("ProblemDetails", document) };
            operation.Responses ??= [];
            operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = means,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = problem },
            });
        }

        return operation;
    }
}

/// <summary>What the schemas say beyond the types: what is required, and what is left out.</summary>
internal static class BodySchema
{
    public static OpenApiSchema Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        // Our bodies are named so; responses may grow, and are left open.
        var type = context.JsonTypeInfo.Type.Name;
        if (type.EndsWith("Request", StringComparison.Ordinal) || type.EndsWith("Body", StringComparison.Ordinal))
        {
            schema.AdditionalPropertiesAllowed = false;
        }
        else if (schema.Required is { } required)
        {
            // What is null is left out, also where a record's constructor asks for it.
            var nullable = context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable);
            required.ExceptWith(nullable.Select(property => property.Name));
        }

        // They may be absent in C#, so that everything that is missing is found at once.
        if (context.JsonPropertyInfo?.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: false) is true)
        {
            schema.Type &= ~JsonSchemaType.Null;
        }

        return schema;
    }
}

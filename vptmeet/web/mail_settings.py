"""How mails present the municipality, from the settings of this installation."""

from flask import current_app

from vptmeet.emails.settings import MailSettings


def current() -> MailSettings:
    """The mail settings of the running app."""
    config = current_app.config
    return MailSettings(
        municipality=config["MUNICIPALITY"],
        team=config["TEAM"],
        sender_name=config["MAIL_SENDER_NAME"],
        sender_email=config["MAIL_SENDER"],
        organizer_email=config["MAIL_ORGANIZER"],
        base_url=config["BASE_URL"],
        zone=config["TIME_ZONE"],
        contact_name=config["CONTACT_NAME"],
        contact_phone=config["CONTACT_PHONE"],
        contact_email=config["CONTACT_EMAIL"] or config["MAIL_SENDER"],
    )
